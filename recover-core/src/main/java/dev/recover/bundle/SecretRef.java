// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Secret that a PersistentVolume names, which must exist in the target before the volume can be
 * used. It is named and never read.
 *
 * @param namespace "" when the volume does not say, which then means the pod's
 * @param field where it is named, for example {@code spec.csi.nodeStageSecretRef}
 */
public record SecretRef(String namespace, String name, String field)
    implements Comparable<SecretRef> {
  private static final String DELETION = "volume.kubernetes.io/provisioner-deletion-secret-";
  private static final String MODIFY = "volume.kubernetes.io/controller-modify-secret-";

  /** Returns those that a PersistentVolume names, in order. */
  public static Set<SecretRef> in(KubeObject volume) {
    Set<SecretRef> found = new TreeSet<>();
    String pods = Volume.claimRef(volume).map(claim -> claim.namespace()).orElse("");
    for (Map.Entry<String, Object> source : volume.map("spec").entrySet()) {
      if (source.getValue() instanceof Map<?, ?> fields) {
        fields.forEach(
            (key, value) ->
                of(fields, String.valueOf(key), value, pods, "spec." + source.getKey())
                    .ifPresent(found::add));
      }
    }
    annotated(volume, DELETION).ifPresent(found::add);
    annotated(volume, MODIFY).ifPresent(found::add);
    return found;
  }

  /** Returns those that a StorageClass names; they may hold placeholders. */
  public static Set<SecretRef> inClass(KubeObject storageClass) {
    Set<SecretRef> found = new TreeSet<>();
    Map<String, Object> parameters = storageClass.map("parameters");
    parameters.forEach(
        (key, value) -> {
          if (key.startsWith("csi.storage.k8s.io/") && key.endsWith("-secret-name")) {
            Object namespace = parameters.get(key.replaceFirst("-name$", "-namespace"));
            found.add(
                new SecretRef(
                    namespace == null ? "" : namespace.toString(),
                    String.valueOf(value),
                    "parameters[" + key + "]"));
          }
        });
    return found;
  }

  private static Optional<SecretRef> of(
      Map<?, ?> fields, String key, Object value, String pods, String source) {
    String field = source + "." + key;
    if (key.endsWith("ecretRef") && value instanceof Map<?, ?> ref) {
      return named(text(ref.get("namespace")), text(ref.get("name")), field);
    }
    if (key.equals("secretName")) {
      String stated = text(fields.get("secretNamespace"));
      return named(stated.isEmpty() ? pods : stated, text(value), field);
    }
    return Optional.empty();
  }

  private static Optional<SecretRef> annotated(KubeObject volume, String prefix) {
    Map<String, String> annotations = volume.annotations();
    return named(
        annotations.getOrDefault(prefix + "namespace", ""),
        annotations.getOrDefault(prefix + "name", ""),
        "metadata.annotations[" + prefix + "name]");
  }

  private static Optional<SecretRef> named(String namespace, String name, String field) {
    return name.isEmpty() ? Optional.empty() : Optional.of(new SecretRef(namespace, name, field));
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof String text ? text : "";
  }

  @Override
  public int compareTo(SecretRef other) {
    int byName = toString().compareTo(other.toString());
    return byName != 0 ? byName : field.compareTo(other.field);
  }

  /** For example {@code csi/ceph-node}. */
  @Override
  public String toString() {
    return namespace.isEmpty() ? name : namespace + "/" + name;
  }
}
