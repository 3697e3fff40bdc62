// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots: taken, read and deleted. */
final class GceSnapshots {
  private final GceState state;
  private final GceOperations operations;

  GceSnapshots(GceState state, GceOperations operations) {
    this.state = state;
    this.operations = operations;
  }

  static String collection(String project) {
    return "projects/" + project + "/global/snapshots";
  }

  KubeObject shown(KubeObject record) {
    Life life = Life.of(record);
    String status =
        switch (life.at(state.now())) {
          case COMING -> life.percent(state.now()) < 50 ? "CREATING" : "UPLOADING";
          case FAILED -> "FAILED";
          case GOING, GONE -> "DELETING";
          case READY -> "READY";
        };
    return GceState.shown(record).with(FieldPath.of("status"), status);
  }

  KubeObject get(String project, String name) {
    return shown(state.read(collection(project), name));
  }

  /** Takes a snapshot; its disk may be another project's. */
  KubeObject insert(String project, KubeObject body) {
    String name = body.text("name").orElse("");
    String collection = collection(project);
    if (!name.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?")) {
      throw GceError.invalid("Invalid value for field 'resource.name': '" + name + "'.");
    }
    if (state.find(collection, name).isPresent()) {
      throw GceError.exists(collection + "/" + name);
    }
    String link = body.text("sourceDisk").orElse("");
    String path = link.substring(Math.max(0, link.indexOf("projects/")));
    if (!path.matches("projects/[^/]+/(zones|regions)/[^/]+/disks/[^/]+")) {
      throw GceError.invalid("Invalid value for field 'resource.sourceDisk': '" + link + "'.");
    }
    String[] parts = path.split("/");
    state.permit(parts[1], parts[3], "compute.disks.createSnapshot", path);
    String disks = path.substring(0, path.lastIndexOf('/'));
    KubeObject disk = state.read(disks, parts[5]);
    Life.Stage stage = state.stage(disk);
    if (stage != Life.Stage.READY) {
      throw new GceError(400, "resourceNotReady", "The resource '" + path + "' is not ready");
    }
    boolean keyed = disk.text("diskEncryptionKey", "sha256").isPresent();
    if (keyed && body.text("sourceDiskEncryptionKey", "rawKey").isEmpty()) {
      throw GceError.invalid(
          "The disk '"
              + path
              + "' is protected with a customer supplied encryption key, which must"
              + " be given.");
    }
    Fate fate = state.fate(project, "", "compute.snapshots.create");
    KubeObject record =
        GceState.living(
            GceLabels.set(KubeObject.of(tree(collection, name, body, disk)), GceLabels.of(body)),
            Life.from(state.now(), takes(fate), fate));
    state.put(collection, name, record);
    state.store().copyData(disks, parts[5], collection, name);
    state.setting().faults().hide(collection + "/" + name, fate);
    return operations.begin(
        project,
        "global",
        "insert",
        collection + "/" + name,
        record.text("id").orElseThrow(),
        fate);
  }

  /** One that fails has done so when its operation says so. */
  private Duration takes(Fate fate) {
    var pace = state.setting().pace();
    return fate.outcome().name().startsWith("FAILS") ? pace.operation() : pace.snapshot();
  }

  private Map<String, Object> tree(
      String collection, String name, KubeObject body, KubeObject disk) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "compute#snapshot");
    tree.put("id", state.freshId());
    tree.put("name", name);
    tree.put("creationTimestamp", state.now().toString());
    tree.put("selfLink", GceState.ROOT + collection + "/" + name);
    tree.put("sourceDisk", disk.text("selfLink").orElse(""));
    tree.put("sourceDiskId", disk.text("id").orElse(""));
    tree.put("diskSizeGb", disk.text("sizeGb").orElse(""));
    tree.put("storageBytes", "1024");
    tree.put("storageLocations", List.of("eu"));
    body.text("description").ifPresent(text -> tree.put("description", text));
    body.text("snapshotEncryptionKey", "kmsKeyName")
        .ifPresent(
            key ->
                tree.put(
                    "snapshotEncryptionKey", Map.of("kmsKeyName", key + "/cryptoKeyVersions/1")));
    return tree;
  }

  KubeObject delete(String project, String name) {
    String collection = collection(project);
    KubeObject record = state.read(collection, name);
    Life life = Life.of(record).endingAt(state.now().plus(state.setting().pace().disk()));
    state.put(collection, name, GceState.living(record, life));
    return operations.begin(
        project,
        "global",
        "delete",
        collection + "/" + name,
        record.text("id").orElseThrow(),
        Fate.MADE);
  }
}
