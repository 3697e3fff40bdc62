// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.List;
import java.util.Map;

/** Kubernetes objects in few words, each valid as it starts. */
public final class ObjectBuilders {
  private ObjectBuilders() {}

  /** A volume of 1Gi, ReadWriteOnce, Retain, without class, claim or source. */
  public static VolumeBuilder volume(String name) {
    return new VolumeBuilder(name);
  }

  /** A claim for 1Gi, ReadWriteOnce, with class "". */
  public static ClaimBuilder claim(String namespace, String name) {
    return new ClaimBuilder(namespace, name);
  }

  /** An Immediate class with policy Delete. */
  public static ClassBuilder storageClass(String name, String provisioner) {
    return new ClassBuilder(name, provisioner);
  }

  /** A pod that runs on. */
  public static PodBuilder pod(String namespace, String name) {
    return new PodBuilder(namespace, name);
  }

  /** A StatefulSet of one replica without claim templates; its pods carry the label app=name. */
  public static StatefulSetBuilder statefulSet(String namespace, String name) {
    return new StatefulSetBuilder(namespace, name);
  }

  public static KubeObject namespace(String name) {
    return KubeObject.named(ResourceType.NAMESPACE, "", name);
  }

  /** A CSIDriver whose volumes are attached. */
  public static KubeObject driver(String name) {
    KubeObject driver = KubeObject.named(ResourceType.CSI_DRIVER, "", name);
    return driver.with(
        dev.recover.model.FieldPath.of("spec"),
        Map.of("attachRequired", true, "volumeLifecycleModes", List.of("Persistent")));
  }

  /** A PersistentVolume being described. */
  public static final class VolumeBuilder extends TreeBuilder<VolumeBuilder> {
    private VolumeBuilder(String name) {
      super(ResourceType.PERSISTENT_VOLUME, "", name);
      size("1Gi").modes("ReadWriteOnce").policy("Retain");
    }

    public VolumeBuilder size(String size) {
      return set(size, "spec", "capacity", "storage");
    }

    public VolumeBuilder modes(String... modes) {
      return set(List.of(modes), "spec", "accessModes");
    }

    public VolumeBuilder policy(String policy) {
      return set(policy, "spec", "persistentVolumeReclaimPolicy");
    }

    public VolumeBuilder storageClass(String name) {
      return set(name, "spec", "storageClassName");
    }

    public VolumeBuilder disk(String driver, String handle) {
      return set(Map.of("driver", driver, "volumeHandle", handle), "spec", "csi");
    }

    /** Reserves it: the claim by name, without uid. */
    public VolumeBuilder reservedFor(String namespace, String claim) {
      return set(
          Map.of(
              "apiVersion",
              "v1",
              "kind",
              "PersistentVolumeClaim",
              "namespace",
              namespace,
              "name",
              claim),
          "spec",
          "claimRef");
    }

    public VolumeBuilder claimUid(String uid) {
      return set(uid, "spec", "claimRef", "uid");
    }

    /** Lets only nodes use it whose label has this value. */
    public VolumeBuilder onlyWhere(String label, String value) {
      Map<String, Object> expression =
          Map.of("key", label, "operator", "In", "values", List.of(value));
      return set(
          Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions", List.of(expression)))),
          "spec",
          "nodeAffinity",
          "required");
    }
  }

  /** A PersistentVolumeClaim being described. */
  public static final class ClaimBuilder extends TreeBuilder<ClaimBuilder> {
    private ClaimBuilder(String namespace, String name) {
      super(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace, name);
      size("1Gi").modes("ReadWriteOnce").storageClass("");
    }

    public ClaimBuilder size(String size) {
      return set(size, "spec", "resources", "requests", "storage");
    }

    public ClaimBuilder modes(String... modes) {
      return set(List.of(modes), "spec", "accessModes");
    }

    public ClaimBuilder storageClass(String name) {
      return set(name, "spec", "storageClassName");
    }

    /** Leaves the class to the server. */
    public ClaimBuilder noClass() {
      return unset("spec", "storageClassName");
    }

    public ClaimBuilder volume(String name) {
      return set(name, "spec", "volumeName");
    }
  }

  /** A StorageClass being described. */
  public static final class ClassBuilder extends TreeBuilder<ClassBuilder> {
    private ClassBuilder(String name, String provisioner) {
      super(ResourceType.STORAGE_CLASS, "", name);
      set(provisioner, "provisioner").policy("Delete").set("Immediate", "volumeBindingMode");
    }

    public ClassBuilder policy(String policy) {
      return set(policy, "reclaimPolicy");
    }

    public ClassBuilder waitForFirstConsumer() {
      return set("WaitForFirstConsumer", "volumeBindingMode");
    }

    public ClassBuilder makeDefault() {
      return annotation("storageclass.kubernetes.io/is-default-class", "true");
    }
  }

  /** A Pod being described. */
  public static final class PodBuilder extends TreeBuilder<PodBuilder> {
    private PodBuilder(String namespace, String name) {
      super(ResourceType.POD, namespace, name);
      set(List.of(Map.of("name", "main", "image", "none")), "spec", "containers");
      set(0L, "spec", "terminationGracePeriodSeconds");
    }

    /** Mounts one claim as the volume "data". */
    public PodBuilder claim(String claim) {
      return volumes(Map.of("name", "data", "persistentVolumeClaim", Map.of("claimName", claim)));
    }

    /** Makes the claim {@code <pod>-data} with the pod, and takes it along when the pod goes. */
    public PodBuilder ephemeral(ClaimBuilder template) {
      return volumes(
          Map.of(
              "name",
              "data",
              "ephemeral",
              Map.of("volumeClaimTemplate", Map.of("spec", template.build().map("spec")))));
    }

    private PodBuilder volumes(Map<String, Object> volume) {
      return set(List.of(volume), "spec", "volumes");
    }

    /** Ends at once, successfully. */
    public PodBuilder runOnce() {
      return set("Never", "spec", "restartPolicy");
    }

    public PodBuilder on(String node) {
      return set(Map.of("kubernetes.io/hostname", node), "spec", "nodeSelector");
    }
  }

  /** A StatefulSet being described. */
  public static final class StatefulSetBuilder extends TreeBuilder<StatefulSetBuilder> {
    private StatefulSetBuilder(String namespace, String name) {
      super(ResourceType.STATEFUL_SET, namespace, name);
      Map<String, Object> labels = Map.of("app", name);
      set(1L, "spec", "replicas");
      set(name, "spec", "serviceName");
      set(Map.of("matchLabels", labels), "spec", "selector");
      set(Map.of("labels", labels), "spec", "template", "metadata");
      set(ObjectBuilders.pod(namespace, name).build().map("spec"), "spec", "template", "spec");
    }

    public StatefulSetBuilder replicas(long replicas) {
      return set(replicas, "spec", "replicas");
    }

    /** Gives each replica a claim {@code <template>-<set>-<ordinal>}. */
    public StatefulSetBuilder claims(ClaimBuilder template) {
      KubeObject claim = template.build();
      return set(
          List.of(Map.of("metadata", Map.of("name", claim.name()), "spec", claim.map("spec"))),
          "spec",
          "volumeClaimTemplates");
    }
  }
}
