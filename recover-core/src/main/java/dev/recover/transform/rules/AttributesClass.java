// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Keeps a volume's VolumeAttributesClass only where the API server takes it. */
final class AttributesClass implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "keep-volume-attributes-class",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "A VolumeAttributesClass goes with a CSI volume only")
        .what(
            """
            Keeps spec.volumeAttributesClassName of a CSI volume; removes "" and that of any other
            volume.
            """)
        .why(
            """
            The API server refuses "" and a volume without a CSI source that names one. It must equal
            the claim's where only one side names the other.
            """)
        .source(Sources.validation("ValidatePersistentVolumeSpec"))
        .example("spec: {volumeAttributesClassName: \"\"}", "");
  }

  @Override
  public void rewrite(Draft draft) {
    String name = draft.text(Side.VOLUME, Fields.ATTRIBUTES_CLASS).orElse("");
    if (name.isEmpty() || !draft.isCsi()) {
      draft.strip(
          Side.VOLUME,
          Fields.ATTRIBUTES_CLASS,
          name.isEmpty()
              ? "the API server refuses an empty name"
              : "the API server refuses it on a volume without a CSI source");
    }
  }
}
