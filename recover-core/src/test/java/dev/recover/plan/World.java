// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.ClusterIdentity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A cluster in the making: objects by reference, everything listed unless said otherwise. */
public final class World {
  public static final String UID = "uid-of-target";

  private final Map<ResourceType, Map<ObjectRef, KubeObject>> objects = new HashMap<>();
  private final Set<ResourceType> hidden = new HashSet<>();
  private String uid = UID;

  /** One with a node that runs the driver, its CSIDriver, class fast and namespace db. */
  public static World ready() {
    return new World()
        .namespace("db")
        .node("node-a", "zone-a", Captured.DRIVER)
        .add(
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "CSIDriver",
             "metadata": {"name": "disk.example.com", "uid": "uid-driver"}}
            """)
        .add(
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass",
             "metadata": {"name": "fast", "uid": "uid-fast"}, "provisioner": "disk.example.com"}
            """);
  }

  public World namespace(String name) {
    return add(
        """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s", "uid": "uid-ns-%1$s"}}
        """
            .formatted(name));
  }

  public World node(String name, String zone, String driver) {
    return add("""
            {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%s", "labels":
             {"topology.kubernetes.io/zone": "%s", "kubernetes.io/hostname": "%1$s"}}}
            """
            .formatted(name, zone))
        .add(
            """
            {"apiVersion": "storage.k8s.io/v1", "kind": "CSINode", "metadata": {"name": "%s"},
             "spec": {"drivers": [{"name": "%s", "nodeID": "%1$s"}]}}
            """
                .formatted(name, driver));
  }

  public World statefulSet(String name, String template, int replicas) {
    return add(
        """
        {"apiVersion": "apps/v1", "kind": "StatefulSet",
         "metadata": {"namespace": "db", "name": "%s", "uid": "uid-sts-%1$s"},
         "spec": {"replicas": %d, "volumeClaimTemplates": [{"metadata": {"name": "%s"}}]}}
        """
            .formatted(name, replicas, template));
  }

  public World add(String json) {
    return add(KubeObject.parse(json));
  }

  public World add(KubeObject object) {
    ObjectRef ref = object.ref();
    ResourceType type = ResourceType.of(ref.group(), ref.kind()).orElseThrow();
    objects.computeIfAbsent(type, t -> new HashMap<>()).put(ref, object);
    return this;
  }

  public World remove(ResourceType type) {
    objects.remove(type);
    return this;
  }

  /** The type could not be listed. */
  public World hide(ResourceType type) {
    hidden.add(type);
    return this;
  }

  public World uid(String other) {
    uid = other;
    return this;
  }

  public TargetState state() {
    Map<ResourceType, Map<ObjectRef, KubeObject>> seen = new HashMap<>();
    for (ResourceType type : ResourceType.ALL) {
      if (!hidden.contains(type)) {
        seen.put(type, Map.copyOf(objects.getOrDefault(type, Map.of())));
      }
    }
    return new TargetState(new ClusterIdentity("ctx", "target", uid, "v1.36.3", false), seen);
  }
}
