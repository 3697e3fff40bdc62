// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers {@code node-a} in {@code zone-a} and {@code node-b} in {@code zone-b}, both Ready. */
public final class Nodes {
  private Nodes() {}

  /**
   * Registers the nodes that are not there yet.
   *
   * @param cluster begins the nodes' ids at the driver, which are unique among sandboxes that share
   *     disks
   * @param version of the kubelets
   */
  public static void register(Context context, String cluster, String version) {
    ObjectStore store = context.store("kubelet");
    for (String zone : List.of("a", "b")) {
      String name = "node-" + zone;
      if (store.get(ResourceType.NODE, "", name).isEmpty()) {
        KubeObject made = store.create(node(name, "zone-" + zone));
        store.updateStatus(made.with(FieldPath.of("status"), status(version)));
      }
      try {
        store.create(driverOn(name, cluster + "-" + name, context.driver()));
      } catch (Refusal thereAlready) {
        if (thereAlready.code() != 409) {
          throw thereAlready;
        }
      }
    }
  }

  private static KubeObject node(String name, String zone) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("kubernetes.io/hostname", name);
    labels.put("kubernetes.io/os", "linux");
    labels.put("topology.kubernetes.io/zone", zone);
    labels.put("topology.kubernetes.io/region", "region-a");
    return KubeObject.named(ResourceType.NODE, "", name)
        .with(FieldPath.of("metadata", "labels"), labels)
        .with(
            FieldPath.annotation("volumes.kubernetes.io/controller-managed-attach-detach"), "true");
  }

  private static Map<String, Object> status(String version) {
    Map<String, String> size = Map.of("cpu", "64", "memory", "512Gi", "pods", "500");
    String now = EventRecorder.now();
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("type", "Ready");
    ready.put("status", "True");
    ready.put("reason", "KubeletReady");
    ready.put("message", "there is no machine behind this node");
    ready.put("lastHeartbeatTime", now);
    ready.put("lastTransitionTime", now);
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("capacity", size);
    status.put("allocatable", size);
    status.put("conditions", List.of(ready));
    status.put("nodeInfo", info(version));
    return status;
  }

  private static Map<String, Object> info(String version) {
    Map<String, Object> info = new LinkedHashMap<>();
    for (String unknown :
        List.of("machineID", "systemUUID", "bootID", "kernelVersion", "containerRuntimeVersion")) {
      info.put(unknown, "");
    }
    info.put("osImage", "sandbox");
    info.put("kubeletVersion", version);
    info.put("kubeProxyVersion", version);
    info.put("operatingSystem", "linux");
    info.put("architecture", "amd64");
    return info;
  }

  private static KubeObject driverOn(String node, String id, String driver) {
    return KubeObject.named(ResourceType.CSI_NODE, "", node)
        .with(FieldPath.of("spec", "drivers"), List.of(Map.of("name", driver, "nodeID", id)));
  }
}
