// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.ObjectKey;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The admission plugins that matter to volumes: NamespaceLifecycle, DefaultStorageClass,
 * StorageObjectInUseProtection and PersistentVolumeClaimResize.
 */
public final class Admission {
  /** The annotation that named the class before there was a field; it wins over the field. */
  public static final String BETA_CLASS = "volume.beta.kubernetes.io/storage-class";

  private static final Map<String, String> PROTECTION =
      Map.of(
          "PersistentVolume", "kubernetes.io/pv-protection",
          "PersistentVolumeClaim", "kubernetes.io/pvc-protection",
          "VolumeAttributesClass", "kubernetes.io/vac-protection");

  private static final List<String> DEFAULT_CLASS =
      List.of(
          "storageclass.kubernetes.io/is-default-class",
          "storageclass.beta.kubernetes.io/is-default-class");

  private final VersionedStore store;

  public Admission(VersionedStore store) {
    this.store = store;
  }

  /** Refuses a new object whose namespace is missing or being deleted. */
  public void admitNamespace(ResourceType type, String namespace, String name) {
    if (!type.namespaced()) {
      return;
    }
    KubeObject found =
        store
            .get(ResourceType.NAMESPACE, new ObjectKey("", namespace))
            .orElseThrow(() -> Refusal.notFound(ResourceType.NAMESPACE, namespace));
    if (found.terminating()) {
      Refusal plain =
          Refusal.forbidden(
              type,
              name,
              "unable to create new content in namespace "
                  + namespace
                  + " because it is being terminated");
      Map<String, Object> details = new LinkedHashMap<>(plain.details());
      details.put(
          "causes",
          List.of(
              Map.of(
                  "reason", "NamespaceTerminating",
                  "message", "namespace " + namespace + " is being terminated",
                  "field", "metadata.namespace")));
      throw new Refusal(plain.code(), plain.reason(), plain.message(), details);
    }
  }

  /** Changes a new object as the mutating plugins do. */
  public void admitCreate(ResourceType type, Map<String, Object> tree) {
    String finalizer = PROTECTION.get(type.kind());
    if (finalizer != null) {
      Tree.addText(Tree.make(tree, "metadata"), "finalizers", finalizer);
    }
    if (type.equals(ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      assignDefaultClass(tree);
    }
  }

  private void assignDefaultClass(Map<String, Object> claim) {
    if (Tree.at(claim, "metadata", "annotations", BETA_CLASS) != null
        || Tree.at(claim, "spec", "storageClassName") != null) {
      return;
    }
    defaultClass().ifPresent(c -> Tree.make(claim, "spec").put("storageClassName", c.name()));
  }

  /**
   * Returns the default StorageClass: of several the newest, of equally new ones the first by name.
   */
  public Optional<KubeObject> defaultClass() {
    return store.list(ResourceType.STORAGE_CLASS, "").objects().stream()
        .filter(c -> DEFAULT_CLASS.stream().anyMatch(a -> "true".equals(c.annotations().get(a))))
        .min(
            Comparator.comparing((KubeObject c) -> created(c))
                .reversed()
                .thenComparing(KubeObject::name));
  }

  private static String created(KubeObject object) {
    return object.text("metadata", "creationTimestamp").orElse("");
  }

  /** Refuses a larger request unless the claim is bound and its class may grow. */
  public void admitUpdate(ResourceType type, Map<String, Object> tree, Map<String, Object> before) {
    if (!type.equals(ResourceType.PERSISTENT_VOLUME_CLAIM)
        || Amounts.compare(
                Tree.text(tree, "spec", "resources", "requests", "storage"),
                Tree.text(before, "spec", "resources", "requests", "storage"))
            <= 0) {
      return;
    }
    String name = Tree.text(tree, "metadata", "name");
    if (!Tree.text(before, "status", "phase").equals("Bound")) {
      throw Refusal.forbidden(type, name, "Only bound persistent volume claims can be expanded");
    }
    boolean allowed =
        store
            .get(ResourceType.STORAGE_CLASS, new ObjectKey("", classOf(tree)))
            .flatMap(c -> c.at("allowVolumeExpansion"))
            .filter(Boolean.TRUE::equals)
            .isPresent();
    if (!allowed) {
      throw Refusal.forbidden(
          type,
          name,
          "only dynamically provisioned pvc can be resized and the storageclass that provisions"
              + " the pvc must support resize");
    }
  }

  /** Advises against naming the class in an annotation. */
  static Optional<String> classWarning(Map<String, Object> tree) {
    return Optional.ofNullable(Tree.at(tree, "metadata", "annotations", BETA_CLASS))
        .map(
            name ->
                "metadata.annotations["
                    + BETA_CLASS
                    + "]: deprecated since v1.8; use \"storageClassName\" attribute instead");
  }

  private static String classOf(Map<String, Object> claim) {
    Object beta = Tree.at(claim, "metadata", "annotations", BETA_CLASS);
    return beta instanceof String text ? text : Tree.text(claim, "spec", "storageClassName");
  }
}
