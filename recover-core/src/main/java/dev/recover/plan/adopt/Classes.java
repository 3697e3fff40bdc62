// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the StorageClasses of the target say about the volumes they make. */
final class Classes {
  private static final List<String> DEFAULT =
      List.of(
          "storageclass.kubernetes.io/is-default-class",
          "storageclass.beta.kubernetes.io/is-default-class");
  private static final List<String> FS_TYPE =
      List.of("csi.storage.k8s.io/fstype", "fsType", "fstype");

  private final TargetState target;

  Classes(TargetState target) {
    this.target = target;
  }

  /**
   * The class that a claim without one gets: the newest default, the first by name of several; ""
   * when there is none. Empty when classes could not be listed.
   *
   * @see <a
   *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/util/storageclass.go">
   *     storageclass.go, GetDefaultClass</a>
   */
  Optional<String> byDefault() {
    if (!target.looked(ResourceType.STORAGE_CLASS)) {
      return Optional.empty();
    }
    Comparator<KubeObject> newest =
        Comparator.comparing(
            (KubeObject one) -> one.text("metadata", "creationTimestamp").orElse(""),
            Comparator.reverseOrder());
    return Optional.of(
        target.all(ResourceType.STORAGE_CLASS).stream()
            .filter(
                one -> DEFAULT.stream().anyMatch(key -> "true".equals(one.annotations().get(key))))
            .min(newest.thenComparing(KubeObject::name))
            .map(KubeObject::name)
            .orElse(""));
  }

  /** The file system that volumes of the class get; empty when the class does not say. */
  Optional<String> fsType(String name) {
    return find(name).stream()
        .flatMap(one -> FS_TYPE.stream().flatMap(key -> one.text("parameters", key).stream()))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /** The mount options that volumes of the class get. */
  List<String> mountOptions(String name) {
    return find(name).stream().flatMap(one -> one.textList("mountOptions").stream()).toList();
  }

  private Optional<KubeObject> find(String name) {
    return Stream.of(name)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> target.find(ResourceType.STORAGE_CLASS, "", text).stream())
        .findFirst();
  }
}
