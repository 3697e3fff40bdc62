// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.DeleteDiskRequest;
import com.google.cloud.compute.v1.DeleteRegionDiskRequest;
import com.google.cloud.compute.v1.DeleteSnapshotRequest;
import com.google.cloud.compute.v1.Disk;
import com.google.cloud.compute.v1.InsertDiskRequest;
import com.google.cloud.compute.v1.InsertRegionDiskRequest;
import com.google.cloud.compute.v1.InsertSnapshotRequest;
import com.google.cloud.compute.v1.Operation;
import com.google.cloud.compute.v1.RegionSetLabelsRequest;
import com.google.cloud.compute.v1.SetLabelsDiskRequest;
import com.google.cloud.compute.v1.SetLabelsRegionDiskRequest;
import com.google.cloud.compute.v1.Snapshot;
import com.google.cloud.compute.v1.ZoneSetLabelsRequest;
import dev.recover.gcp.PdHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Sends the writes, zonal and regional alike, and returns the ids of their operations.
 *
 * <p>A request id makes a repeated request answer the operation of the first. When that one had
 * failed already, the next id is taken: what went wrong then may have been put right.
 */
final class Writes {
  private static final int ATTEMPTS = 3;

  private final Stubs stubs;
  private final Calls calls;

  Writes(Stubs stubs, Calls calls) {
    this.stubs = stubs;
    this.calls = calls;
  }

  /** An operation that was started, by id and as it was answered. */
  record Started(String id, Operation operation) {}

  private static Started started(
      String what, UUID token, String scope, Function<String, Operation> send) {
    Operation operation = send.apply(requestId(what, token, 0));
    for (int next = 1; next < ATTEMPTS && Operations.failure(operation).isPresent(); next++) {
      operation = send.apply(requestId(what, token, next));
    }
    return new Started(scope + "/operations/" + operation.getName(), operation);
  }

  /** Also of what is asked: one key may be used for two requests. */
  private static String requestId(String what, UUID token, int attempt) {
    byte[] seed = (token + "/" + attempt + "/" + what).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private static String scope(PdHandle handle) {
    return "projects/"
        + handle.project()
        + (handle.regional() ? "/regions/" : "/zones/")
        + handle.place();
  }

  private static String scope(GlobalSnapshot id) {
    return "projects/" + id.project() + "/global";
  }

  Started insert(PdHandle handle, Disk disk, UUID token) {
    String what = "making disk " + handle;
    return started(
        what,
        token,
        scope(handle),
        id ->
            handle.regional()
                ? calls.write(
                    stubs.regionDisks().insertCallable(),
                    InsertRegionDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setRegion(handle.place())
                        .setRequestId(id)
                        .setDiskResource(disk)
                        .build(),
                    what)
                : calls.write(
                    stubs.disks().insertCallable(),
                    InsertDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setZone(handle.place())
                        .setRequestId(id)
                        .setDiskResource(disk)
                        .build(),
                    what));
  }

  Started insert(GlobalSnapshot id, Snapshot snapshot, UUID token) {
    String what = "taking snapshot " + id;
    return started(
        what,
        token,
        scope(id),
        request ->
            calls.write(
                stubs.snapshots().insertCallable(),
                InsertSnapshotRequest.newBuilder()
                    .setProject(id.project())
                    .setRequestId(request)
                    .setSnapshotResource(snapshot)
                    .build(),
                what));
  }

  Started setLabels(PdHandle handle, Map<String, String> labels, String fingerprint, UUID token) {
    String what = "labelling disk " + handle;
    return started(
        what + "/" + fingerprint,
        token,
        scope(handle),
        id ->
            handle.regional()
                ? calls.write(
                    stubs.regionDisks().setLabelsCallable(),
                    SetLabelsRegionDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setRegion(handle.place())
                        .setResource(handle.name())
                        .setRequestId(id)
                        .setRegionSetLabelsRequestResource(
                            RegionSetLabelsRequest.newBuilder()
                                .setLabelFingerprint(fingerprint)
                                .putAllLabels(labels))
                        .build(),
                    what)
                : calls.write(
                    stubs.disks().setLabelsCallable(),
                    SetLabelsDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setZone(handle.place())
                        .setResource(handle.name())
                        .setRequestId(id)
                        .setZoneSetLabelsRequestResource(
                            ZoneSetLabelsRequest.newBuilder()
                                .setLabelFingerprint(fingerprint)
                                .putAllLabels(labels))
                        .build(),
                    what));
  }

  Started delete(PdHandle handle, UUID token) {
    String what = "deleting our disk " + handle;
    return started(
        what,
        token,
        scope(handle),
        id ->
            handle.regional()
                ? calls.write(
                    stubs.regionDisks().deleteCallable(),
                    DeleteRegionDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setRegion(handle.place())
                        .setDisk(handle.name())
                        .setRequestId(id)
                        .build(),
                    what)
                : calls.write(
                    stubs.disks().deleteCallable(),
                    DeleteDiskRequest.newBuilder()
                        .setProject(handle.project())
                        .setZone(handle.place())
                        .setDisk(handle.name())
                        .setRequestId(id)
                        .build(),
                    what));
  }

  Started delete(GlobalSnapshot id, UUID token) {
    String what = "deleting our snapshot " + id;
    return started(
        what,
        token,
        scope(id),
        request ->
            calls.write(
                stubs.snapshots().deleteCallable(),
                DeleteSnapshotRequest.newBuilder()
                    .setProject(id.project())
                    .setSnapshot(id.name())
                    .setRequestId(request)
                    .build(),
                what));
  }
}
