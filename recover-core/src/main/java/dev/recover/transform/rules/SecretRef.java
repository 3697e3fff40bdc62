// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Keeps or maps one Secret reference of a CSI source. */
record SecretRef(String id, String field, String usedFor) implements Rule {

  @Override
  public Explanation explanation() {
    return Explanation.of(
            id, Scope.VOLUME, Action.CONDITIONAL, "The Secret " + usedFor + " is named, never read")
        .what(
            "Keeps spec.csi."
                + field
                + " and reports NEEDS_SECRET; map-secret of a rules file names another Secret.")
        .why(
            """
            The driver is handed this Secret. It lives in a namespace of the old cluster, is neither
            captured nor made, and the reference cannot be changed once the volume exists.
            """)
        .source(Sources.validation("validateCSIPersistentVolumeSource"))
        .example("map-secret: {old/creds: new/creds}", reference("old"), reference("new"));
  }

  private String reference(String namespace) {
    return "spec: {csi: {" + field + ": {namespace: " + namespace + ", name: creds}}}";
  }

  @Override
  public void rewrite(Draft draft) {
    FieldPath path = FieldPath.of("spec", "csi", field);
    if (!draft.has(Side.VOLUME, path)) {
      return;
    }
    FieldPath namespacePath = path.then("namespace");
    FieldPath namePath = path.then("name");
    draft
        .text(Side.VOLUME, namePath)
        .ifPresent(
            name -> {
              String namespace = draft.text(Side.VOLUME, namespacePath).orElse("");
              SecretName secret = new SecretName(namespace, name);
              SecretName wanted = secret.mapped(draft).orElse(secret);
              if (!wanted.equals(secret)) {
                draft.set(Side.VOLUME, namespacePath, wanted.namespace(), wanted.reason());
                draft.set(Side.VOLUME, namePath, wanted.name(), wanted.reason());
              }
              wanted.report(draft, path.toString(), !wanted.equals(secret));
            });
  }
}
