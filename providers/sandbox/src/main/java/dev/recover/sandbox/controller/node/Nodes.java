// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.disk.Machine;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Registers a node for each machine that the cloud has for the cluster, all of them Ready. */
public final class Nodes {
  private Nodes() {}

  /**
   * Registers the nodes that are not there yet.
   *
   * @param version of the kubelets
   */
  public static void register(Context context, String version) {
    ObjectStore store = context.store("kubelet");
    for (Machine machine : context.disks().machines(context.cluster())) {
      if (store.get(ResourceType.NODE, "", machine.node()).isEmpty()) {
        KubeObject made = store.create(node(machine));
        store.updateStatus(made.with(FieldPath.of("status"), status(version)));
      }
      try {
        store.create(driverOn(machine, context.driver()));
      } catch (Refusal thereAlready) {
        if (thereAlready.code() != 409) {
          throw thereAlready;
        }
      }
    }
  }

  private static KubeObject node(Machine machine) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("kubernetes.io/hostname", machine.node());
    labels.put("kubernetes.io/os", "linux");
    labels.put("topology.kubernetes.io/zone", machine.zone());
    labels.put("topology.kubernetes.io/region", machine.region());
    labels.putAll(machine.topology());
    KubeObject node =
        KubeObject.named(ResourceType.NODE, "", machine.node())
            .with(FieldPath.of("metadata", "labels"), labels)
            .with(
                FieldPath.annotation("volumes.kubernetes.io/controller-managed-attach-detach"),
                "true");
    return machine.providerId().isEmpty()
        ? node
        : node.with(FieldPath.of("spec", "providerID"), machine.providerId());
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

  private static KubeObject driverOn(Machine machine, String driver) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", driver);
    entry.put("nodeID", machine.id());
    if (!machine.topology().isEmpty()) {
      entry.put("topologyKeys", machine.topology().keySet().stream().sorted().toList());
    }
    return KubeObject.named(ResourceType.CSI_NODE, "", machine.node())
        .with(FieldPath.of("spec", "drivers"), List.of(entry));
  }
}
