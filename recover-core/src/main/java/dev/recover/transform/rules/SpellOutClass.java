// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Writes the claim's class down, "" included, so that no default class is put there. */
final class SpellOutClass implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "spell-out-class", Scope.CLAIM, Action.REWRITE, "A claim always says its storage class")
        .what(
            """
            Where the claim has no spec.storageClassName, sets it to the PersistentVolume's, or to ""
            where the pair has no class.
            """)
        .why(
            """
            Admission fills a missing class with the default one even when volumeName is set. Should
            volumeName ever be lost, that class would provision an empty disk.
            """)
        .source(
            Sources.kubernetes(
                "plugin/pkg/admission/storage/storageclass/setdefault/admission.go", "Admit"))
        .example("spec: {storageClassName: null}", "spec: {storageClassName: \"\"}");
  }

  @Override
  public void rewrite(Draft draft) {
    if (draft.text(Side.CLAIM, Fields.STORAGE_CLASS).isEmpty()) {
      String name = PairClass.of(draft);
      draft.set(
          Side.CLAIM,
          Fields.STORAGE_CLASS,
          name,
          name.isEmpty()
              ? "the pair has no class, and a missing one would become the target's default"
              : "the PersistentVolume's class; a missing one would become the target's default");
    }
  }
}
