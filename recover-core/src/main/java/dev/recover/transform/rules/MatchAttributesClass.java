// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import java.util.Optional;

/** Gives the claim the VolumeAttributesClass that its disk really has. */
final class MatchAttributesClass implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "match-volume-attributes-class",
            Scope.BOTH,
            Action.REWRITE,
            "The claim asks for the attributes that the disk has")
        .what(
            """
            Sets spec.volumeAttributesClassName of the claim to the PersistentVolume's, which is what
            the disk was last changed to; removes it where the volume has none. Reports
            ATTRIBUTES_DIFFER when the claim asked for another.
            """)
        .why(
            """
            A claim that names the volume and another VolumeAttributesClass does not bind if the volume
            does not name it back (VolumeMismatch), and if it does, the resizer changes the disk.
            """)
        .source(Sources.volumeController("checkVolumeSatisfyClaim"))
        .example(
            """
            volume: {spec: {volumeAttributesClassName: silver}}
            claim: {spec: {volumeAttributesClassName: gold}}
            """,
            """
            volume: {spec: {volumeAttributesClassName: silver}}
            claim: {spec: {volumeAttributesClassName: silver}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    Optional<String> has = draft.text(Side.VOLUME, Fields.ATTRIBUTES_CLASS);
    String asked = draft.text(Side.CLAIM, Fields.ATTRIBUTES_CLASS).orElse("");
    String reason =
        has.map(name -> "the disk has the attributes of " + name)
            .orElse("the PersistentVolume names no VolumeAttributesClass");
    has.ifPresentOrElse(
        name -> draft.set(Side.CLAIM, Fields.ATTRIBUTES_CLASS, name, reason),
        () -> draft.strip(Side.CLAIM, Fields.ATTRIBUTES_CLASS, reason));
    if (!asked.isEmpty() && !asked.equals(has.orElse(""))) {
      draft.report(
          Diagnostic.warning(
              Code.ATTRIBUTES_DIFFER,
              draft.subject(),
              "claim " + draft.subject() + " asked for VolumeAttributesClass " + asked,
              reason + "; the change to " + asked + " was not finished, and is not carried on",
              "Set the claim's volumeAttributesClassName to " + asked + " once it is bound."));
    }
  }
}
