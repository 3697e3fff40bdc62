// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import static dev.recover.sandbox.table.Column.number;
import static dev.recover.sandbox.table.Column.text;
import static dev.recover.sandbox.table.Column.wide;

import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Map;

/** The columns of each kind, as kube-apiserver v1.36.3 has them. */
final class Columns {
  private static final Column NAME = text("Name", Cells::name);
  private static final Column AGE = text("Age", Ages::of);
  private static final Column CONTAINERS = wide("Containers", Cells::containers);
  private static final Column IMAGES = wide("Images", Cells::images);
  private static final Column SELECTOR = wide("Selector", Cells::selector);

  private static final Map<String, List<Column>> BY_KIND =
      Map.ofEntries(
          Map.entry("PersistentVolume", volume()),
          Map.entry("PersistentVolumeClaim", claim()),
          Map.entry("Node", node()),
          Map.entry("Pod", pod()),
          Map.entry("Namespace", List.of(NAME, text("Status", o -> phase(o)), AGE)),
          Map.entry("Event", event()),
          Map.entry("Deployment", deployment()),
          Map.entry(
              "StatefulSet",
              List.of(
                  NAME,
                  text("Ready", o -> Workloads.ready(o, "readyReplicas")),
                  AGE,
                  CONTAINERS,
                  IMAGES)),
          Map.entry("ReplicaSet", replicaSet()),
          Map.entry("DaemonSet", daemonSet()),
          Map.entry("Job", job()),
          Map.entry("CronJob", cronJob()),
          Map.entry("StorageClass", storageClass()),
          Map.entry("CSIDriver", csiDriver()),
          Map.entry(
              "CSINode",
              List.of(NAME, number("Drivers", o -> o.list("spec", "drivers").size()), AGE)),
          Map.entry("VolumeAttachment", attachment()),
          Map.entry(
              "VolumeAttributesClass",
              List.of(NAME, text("DriverName", Cells.text("driverName")), AGE)),
          Map.entry(
              "Lease", List.of(NAME, text("Holder", Cells.text("spec", "holderIdentity")), AGE)));

  private Columns() {}

  static List<Column> of(String kind) {
    return BY_KIND.getOrDefault(kind, List.of(NAME, AGE));
  }

  private static Object phase(KubeObject object) {
    return object.text("status", "phase").orElse("");
  }

  private static List<Column> volume() {
    return List.of(
        NAME,
        text("Capacity", Cells.text("spec", "capacity", "storage")),
        text("Access Modes", o -> Cells.modes(o.textList("spec", "accessModes"))),
        text("Reclaim Policy", Cells.text("spec", "persistentVolumeReclaimPolicy")),
        text("Status", Cells::phase),
        text("Claim", Columns::claimOf),
        text("StorageClass", Cells::storageClass),
        text("VolumeAttributesClass", Cells::attributesClass),
        text("Reason", Cells.text("status", "reason")),
        AGE,
        wide("VolumeMode", Cells.text("<unset>", List.of("spec", "volumeMode"))));
  }

  private static Object claimOf(KubeObject volume) {
    return volume.map("spec", "claimRef").isEmpty()
        ? ""
        : volume.text("spec", "claimRef", "namespace").orElse("")
            + "/"
            + volume.text("spec", "claimRef", "name").orElse("");
  }

  private static List<Column> claim() {
    return List.of(
        NAME,
        text("Status", Cells::phase),
        text("Volume", Cells.text("spec", "volumeName")),
        text("Capacity", o -> ifBound(o, o.text("status", "capacity", "storage").orElse(""))),
        text("Access Modes", o -> ifBound(o, Cells.modes(o.textList("status", "accessModes")))),
        text("StorageClass", Cells::storageClass),
        text("VolumeAttributesClass", Cells::attributesClass),
        AGE,
        wide("VolumeMode", Cells.text("<unset>", List.of("spec", "volumeMode"))));
  }

  private static Object ifBound(KubeObject claim, String value) {
    return claim.text("spec", "volumeName").isPresent() ? value : "";
  }

  private static List<Column> node() {
    return List.of(
        NAME,
        text("Status", Workloads::nodeStatus),
        text("Roles", Cells::roles),
        AGE,
        text("Version", Cells.text("status", "nodeInfo", "kubeletVersion")),
        wide("Internal-IP", o -> Workloads.address(o, "InternalIP")),
        wide("External-IP", o -> Workloads.address(o, "ExternalIP")),
        wide("OS-Image", Cells.text("<unknown>", List.of("status", "nodeInfo", "osImage"))),
        wide(
            "Kernel-Version",
            Cells.text("<unknown>", List.of("status", "nodeInfo", "kernelVersion"))),
        wide(
            "Container-Runtime",
            Cells.text("<unknown>", List.of("status", "nodeInfo", "containerRuntimeVersion"))));
  }

  private static List<Column> pod() {
    return List.of(
        NAME,
        text("Ready", Workloads::podReady),
        text("Status", Workloads::podStatus),
        text("Restarts", Workloads::restarts),
        AGE,
        wide("IP", Cells.text("<none>", List.of("status", "podIP"))),
        wide("Node", Cells.text("<none>", List.of("spec", "nodeName"))),
        wide("Nominated Node", Cells.text("<none>", List.of("status", "nominatedNodeName"))),
        wide("Readiness Gates", o -> "<none>"));
  }

  private static List<Column> event() {
    return List.of(
        text("Last Seen", Workloads::lastSeen),
        text("Type", Cells.text("type")),
        text("Reason", Cells.text("reason")),
        text("Object", Workloads::involved),
        wide("Subobject", Cells.text("involvedObject", "fieldPath")),
        wide("Source", Workloads::source),
        text("Message", o -> o.text("message").orElse("").strip()),
        wide("First Seen", Workloads::firstSeen),
        wide("Count", o -> Math.max(1, Workloads.count(o))),
        wide("Name", Cells::name));
  }

  private static List<Column> deployment() {
    return List.of(
        NAME,
        text("Ready", o -> Workloads.ready(o, "readyReplicas")),
        text("Up-to-date", Cells.number("status", "updatedReplicas")),
        text("Available", Cells.number("status", "availableReplicas")),
        AGE,
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> replicaSet() {
    return List.of(
        NAME,
        number("Desired", Cells.number("spec", "replicas")),
        number("Current", Cells.number("status", "replicas")),
        number("Ready", Cells.number("status", "readyReplicas")),
        AGE,
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> daemonSet() {
    return List.of(
        NAME,
        number("Desired", Cells.number("status", "desiredNumberScheduled")),
        number("Current", Cells.number("status", "currentNumberScheduled")),
        number("Ready", Cells.number("status", "numberReady")),
        number("Up-to-date", Cells.number("status", "updatedNumberScheduled")),
        number("Available", Cells.number("status", "numberAvailable")),
        text("Node Selector", Workloads::nodeSelector),
        AGE,
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> job() {
    return List.of(
        NAME,
        text("Status", Workloads::jobStatus),
        text(
            "Completions",
            o ->
                Cells.number("status", "succeeded").apply(o)
                    + "/"
                    + Cells.number("spec", "completions").apply(o)),
        text(
            "Duration",
            o ->
                Ages.between(
                    o.text("status", "startTime").orElse(""),
                    o.text("status", "completionTime").orElse(""))),
        AGE,
        CONTAINERS,
        IMAGES,
        SELECTOR);
  }

  private static List<Column> cronJob() {
    return List.of(
        NAME,
        text("Schedule", Cells.text("spec", "schedule")),
        text("Timezone", Cells.text("<none>", List.of("spec", "timeZone"))),
        new Column(
            "Suspend",
            "boolean",
            false,
            o -> Cells.flag(false, "spec", "suspend").apply(o).equals(true) ? "True" : "False"),
        number("Active", o -> o.list("status", "active").size()),
        text(
            "Last Schedule",
            o -> o.text("status", "lastScheduleTime").map(Ages::since).orElse("<none>")),
        AGE,
        CONTAINERS,
        IMAGES,
        wide("Selector", o -> "<none>"));
  }

  private static List<Column> storageClass() {
    return List.of(
        text("Name", Workloads::className),
        text("Provisioner", Cells.text("provisioner")),
        text("ReclaimPolicy", Cells.text("reclaimPolicy")),
        text("VolumeBindingMode", Cells.text("volumeBindingMode")),
        text("AllowVolumeExpansion", Cells.flag(false, "allowVolumeExpansion")),
        AGE);
  }

  private static List<Column> csiDriver() {
    return List.of(
        NAME,
        new Column("AttachRequired", "boolean", false, Cells.flag(true, "spec", "attachRequired")),
        new Column("PodInfoOnMount", "boolean", false, Cells.flag(false, "spec", "podInfoOnMount")),
        new Column(
            "StorageCapacity", "boolean", false, Cells.flag(false, "spec", "storageCapacity")),
        text("TokenRequests", o -> "<unset>"),
        new Column(
            "RequiresRepublish", "boolean", false, Cells.flag(false, "spec", "requiresRepublish")),
        text("Modes", o -> String.join(",", o.textList("spec", "volumeLifecycleModes"))),
        AGE);
  }

  private static List<Column> attachment() {
    return List.of(
        NAME,
        text("Attacher", Cells.text("spec", "attacher")),
        text("PV", Cells.text("spec", "source", "persistentVolumeName")),
        text("Node", Cells.text("spec", "nodeName")),
        new Column("Attached", "boolean", false, Cells.flag(false, "status", "attached")),
        AGE);
  }
}
