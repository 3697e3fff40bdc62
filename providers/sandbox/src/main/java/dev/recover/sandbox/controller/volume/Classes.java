// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.ObjectStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The StorageClasses as the controllers ask about them. */
public final class Classes {
  private static final List<String> DEFAULT =
      List.of(
          "storageclass.kubernetes.io/is-default-class",
          "storageclass.beta.kubernetes.io/is-default-class");

  private final ObjectStore store;

  public Classes(ObjectStore store) {
    this.store = store;
  }

  /** Reads a class; a name of "" is none. */
  public Optional<KubeObject> find(String name) {
    return name.isEmpty() ? Optional.empty() : store.get(ResourceType.STORAGE_CLASS, "", name);
  }

  /** Whether volumes of this class are bound only when a pod needs them; a missing one is not. */
  public boolean waitsForConsumer(String name) {
    return find(name)
        .flatMap(found -> found.text("volumeBindingMode"))
        .equals(Optional.of("WaitForFirstConsumer"));
  }

  /** The default class: of several the newest, of equally new ones the first by name. */
  Optional<KubeObject> defaultClass() {
    Comparator<KubeObject> age =
        Comparator.comparing(c -> c.text("metadata", "creationTimestamp").orElse(""));
    return store.list(ResourceType.STORAGE_CLASS, "").stream()
        .filter(c -> DEFAULT.stream().anyMatch(mark -> "true".equals(c.annotations().get(mark))))
        .min(age.reversed().thenComparing(KubeObject::name));
  }
}
