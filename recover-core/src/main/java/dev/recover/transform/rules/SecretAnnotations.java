// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Keeps or maps a Secret that two annotations name. */
record SecretAnnotations(Explanation base, String prefix) implements Rule {

  @Override
  public Explanation explanation() {
    return base.example(
        "map-secret: {old/creds: new/creds}", annotations("old"), annotations("new"));
  }

  private String annotations(String namespace) {
    return """
        metadata:
          annotations:
            %1$s-name: creds
            %1$s-namespace: %2$s
        """
        .formatted(prefix, namespace);
  }

  static SecretAnnotations deletion() {
    return new SecretAnnotations(
        Explanation.of(
                "map-deletion-secret",
                Scope.VOLUME,
                Action.CONDITIONAL,
                "The Secret for deleting the disk is not needed while it is retained")
            .what(
                """
                Keeps the annotations volume.kubernetes.io/provisioner-deletion-secret-name and
                -namespace; map-secret of a rules file names another Secret.
                """)
            .why(
                """
                Only a deletion of the disk uses it, which Retain excludes; it is needed again if the
                policy goes back to Delete. Both "" mean that no Secret is needed, which is not the same
                as leaving them out.
                """)
            .source(Sources.provisioner("handleSecretsForDeletion")),
        "volume.kubernetes.io/provisioner-deletion-secret");
  }

  static SecretAnnotations modification() {
    return new SecretAnnotations(
        Explanation.of(
                "map-modify-secret",
                Scope.VOLUME,
                Action.CONDITIONAL,
                "The Secret for changing the disk's attributes is named, never read")
            .what(
                """
                Keeps the annotations volume.kubernetes.io/controller-modify-secret-name and
                -namespace; map-secret of a rules file names another Secret.
                """)
            .why(
                """
                The resizer hands it to the driver when a VolumeAttributesClass changes; it lives in a
                namespace of the old cluster.
                """)
            .source(Sources.resizer("pkg/modifier/csi_modifier.go", "Modify")),
        "volume.kubernetes.io/controller-modify-secret");
  }

  @Override
  public void rewrite(Draft draft) {
    FieldPath namePath = FieldPath.annotation(prefix + "-name");
    FieldPath namespacePath = FieldPath.annotation(prefix + "-namespace");
    draft
        .text(Side.VOLUME, namePath)
        .map(name -> new SecretName(draft.text(Side.VOLUME, namespacePath).orElse(""), name))
        .flatMap(secret -> secret.mapped(draft))
        .ifPresent(
            wanted -> {
              draft.set(Side.VOLUME, namePath, wanted.name(), wanted.reason());
              draft.set(Side.VOLUME, namespacePath, wanted.namespace(), wanted.reason());
            });
  }
}
