// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Life;
import java.util.Map;

/** The snapshot of which a disk is made. */
record GceSource(GceState state, String collection, KubeObject snapshot) {
  /** Finds a snapshot that can be used, in any project. */
  static GceSource snapshot(GceState state, String link) {
    int at = link.indexOf("projects/");
    String path = at < 0 ? "" : link.substring(at);
    if (!path.matches("projects/[^/]+/global/snapshots/[^/]+")) {
      throw GceError.invalid("Invalid value for field 'resource.sourceSnapshot': '" + link + "'.");
    }
    String project = path.split("/")[1];
    state.permit(project, "", "compute.snapshots.useReadOnly", path);
    int slash = path.lastIndexOf('/');
    String collection = path.substring(0, slash);
    KubeObject snapshot =
        state
            .find(collection, path.substring(slash + 1))
            .orElseThrow(() -> GceError.notFound(path));
    if (state.stage(snapshot) != Life.Stage.READY) {
      throw new GceError(400, "resourceNotReady", "The resource '" + path + "' is not ready");
    }
    return new GceSource(state, collection, snapshot);
  }

  long sizeGb() {
    return Long.parseLong(snapshot.text("diskSizeGb").orElse("1"));
  }

  Map<String, Object> fields() {
    return Map.of(
        "sourceSnapshot", snapshot.text("selfLink").orElse(""),
        "sourceSnapshotId", snapshot.text("id").orElse(""));
  }

  void copyTo(String disks, String name) {
    state.store().copyData(collection, snapshot.text("name").orElseThrow(), disks, name);
  }
}
