// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;
import java.util.Optional;

/** Gives both objects the class that was asked for. */
final class MapClass implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-class",
            Scope.BOTH,
            Action.CONDITIONAL,
            "Both objects get the storage class that was asked for")
        .what(
            """
            Sets spec.storageClassName of both objects to what --set-class or --map-class says. The
            class that is mapped is the claim's, or the PersistentVolume's where the claim names none.
            Without either, both keep theirs.
            """)
        .why(
            """
            A claim and a volume that name each other bind whatever their classes are, but the class
            decides whether the claim can grow and which Secrets delete the disk. A class "" can never
            grow.
            """)
        .source(
            Sources.kubernetes(
                "plugin/pkg/admission/storage/persistentvolume/resize/admission.go", "Validate"))
        .example(
            "map-class: {gp2: gp3}",
            """
            volume: {spec: {storageClassName: gp2}}
            claim: {spec: {storageClassName: gp2}}
            """,
            """
            volume: {spec: {storageClassName: gp3}}
            claim: {spec: {storageClassName: gp3}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    String old = PairClass.of(draft);
    Optional<String> set = draft.directions().word(Setting.SET_CLASS);
    Optional<String> asked = set.or(() -> draft.directions().mapped(Setting.MAP_CLASS, old));
    asked.ifPresent(
        name -> {
          String reason =
              set.isPresent()
                  ? "set-class asks for " + named(name)
                  : "map-class turns " + named(old) + " into " + named(name);
          if (!name.equals(draft.text(Side.VOLUME, Fields.STORAGE_CLASS).orElse(""))) {
            draft.set(Side.VOLUME, Fields.STORAGE_CLASS, name, reason);
          }
          draft.set(Side.CLAIM, Fields.STORAGE_CLASS, name, reason);
          if (name.isEmpty()) {
            warnThatItCannotGrow(draft);
          }
        });
  }

  private static String named(String name) {
    return name.isEmpty() ? "no class" : "class " + name;
  }

  private static void warnThatItCannotGrow(Draft draft) {
    draft.report(
        Diagnostic.warning(
            Code.CANNOT_GROW,
            draft.subject(),
            "claim " + draft.subject() + " gets no storage class and can never be made larger",
            "the API server allows a claim to grow only if its class does, and a class is never given"
                + " to a claim that has \"\"",
            "Map to a class that exists in the target, with allowVolumeExpansion, if it is to grow"
                + " later."));
  }
}
