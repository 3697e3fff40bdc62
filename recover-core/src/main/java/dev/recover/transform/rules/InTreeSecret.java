// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import dev.recover.transform.VolumeSource;

/** Keeps or maps the Secret that an in-tree source names. */
final class InTreeSecret implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-in-tree-secret",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "The Secret of an in-tree source is named, never read")
        .what(
            """
            Keeps secretRef of sources such as iscsi, cephfs and rbd, and secretName and secretNamespace
            of azureFile, and reports NEEDS_SECRET; map-secret of a rules file names another Secret.
            """)
        .why(
            """
            The kubelet reads it to mount the volume; where the source names no namespace, it is the
            claim's. It is neither captured nor made.
            """)
        .source(
            "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/")
        .example(
            "map-secret: {old/chap: new/chap}",
            "spec: {iscsi: {secretRef: {namespace: old, name: chap}}}",
            "spec: {iscsi: {secretRef: {namespace: new, name: chap}}}");
  }

  @Override
  public void rewrite(Draft draft) {
    VolumeSource source = VolumeSource.of(draft.captured(Side.VOLUME)).orElse(null);
    if (source == null || source.isCsi()) {
      return;
    }
    boolean azure = source.field().equals("azureFile");
    FieldPath namePath = azure ? source.path("secretName") : source.path("secretRef", "name");
    FieldPath namespacePath =
        azure ? source.path("secretNamespace") : source.path("secretRef", "namespace");
    draft
        .text(Side.VOLUME, namePath)
        .ifPresent(name -> rewrite(draft, namespacePath, namePath, name));
  }

  private static void rewrite(
      Draft draft, FieldPath namespacePath, FieldPath namePath, String name) {
    String namespace =
        draft
            .text(Side.VOLUME, namespacePath)
            .or(() -> draft.text(Side.CLAIM, Fields.NAMESPACE))
            .orElse("");
    SecretName secret = new SecretName(namespace, name);
    SecretName wanted = secret.mapped(draft).orElse(secret);
    if (!wanted.equals(secret)) {
      draft.set(Side.VOLUME, namespacePath, wanted.namespace(), wanted.reason());
      draft.set(Side.VOLUME, namePath, wanted.name(), wanted.reason());
    }
    wanted.report(draft, namePath.toString(), !wanted.equals(secret));
  }
}
