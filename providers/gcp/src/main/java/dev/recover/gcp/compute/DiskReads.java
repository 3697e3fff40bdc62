// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.GetDiskRequest;
import com.google.cloud.compute.v1.GetRegionDiskRequest;
import com.google.cloud.compute.v1.GetSnapshotRequest;
import com.google.cloud.compute.v1.ListSnapshotsRequest;
import com.google.cloud.compute.v1.SnapshotList;
import dev.recover.gcp.PdDisk;
import dev.recover.gcp.PdHandle;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.spi.Fault;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads single disks and snapshots, and a project's snapshots. */
final class DiskReads {
  private final Stubs stubs;
  private final Calls calls;

  DiskReads(Stubs stubs, Calls calls) {
    this.stubs = stubs;
    this.calls = calls;
  }

  /**
   * Reads a disk as the SDK has it, with its fingerprint; empty when the cloud says that there is
   * none.
   */
  Optional<com.google.cloud.compute.v1.Disk> raw(PdHandle handle) {
    String what = "reading disk " + handle;
    try {
      return Optional.of(
          handle.regional()
              ? calls.read(
                  stubs.regionDisks().getCallable(),
                  GetRegionDiskRequest.newBuilder()
                      .setProject(handle.project())
                      .setRegion(handle.place())
                      .setDisk(handle.name())
                      .build(),
                  what)
              : calls.read(
                  stubs.disks().getCallable(),
                  GetDiskRequest.newBuilder()
                      .setProject(handle.project())
                      .setZone(handle.place())
                      .setDisk(handle.name())
                      .build(),
                  what));
    } catch (Fault fault) {
      return absent(fault, "projects/" + handle.project() + "'");
    }
  }

  /** Reads what must be there until it is seen; empty when it was not seen for long enough. */
  <T> Optional<T> eventually(Supplier<Optional<T>> read) {
    return calls.eventually(read);
  }

  /** Reads a disk; empty when the cloud says that there is none. */
  Optional<Disk> disk(PdHandle handle) {
    return raw(handle)
        .flatMap(d -> PdDisk.of(new MessageResource(d, d.getLabelsMap()), handle.project()));
  }

  /** Reads a snapshot; empty when the cloud says that there is none. */
  Optional<Snapshot> snapshot(GlobalSnapshot id) {
    return raw(id).map(item -> snapshot(item, id.project()));
  }

  /** The handle of the disk of which a snapshot was taken; that disk may be gone. */
  Optional<String> sourceDisk(GlobalSnapshot id) {
    return raw(id).map(item -> PdDisk.path(item.getSourceDisk()));
  }

  private Optional<com.google.cloud.compute.v1.Snapshot> raw(GlobalSnapshot id) {
    try {
      return Optional.of(
          calls.read(
              stubs.snapshots().getCallable(),
              GetSnapshotRequest.newBuilder()
                  .setProject(id.project())
                  .setSnapshot(id.name())
                  .build(),
              "reading snapshot " + id));
    } catch (Fault fault) {
      return absent(fault, "projects/" + id.project() + "'");
    }
  }

  /** A project that is not there, or not shown, says nothing about its disks. */
  private static <T> Optional<T> absent(Fault fault, String project) {
    if (fault.kind() == Fault.Kind.NOT_FOUND && !fault.getMessage().contains(project)) {
      return Optional.empty();
    }
    throw fault;
  }

  /**
   * Hands every snapshot of a project to a reader, page by page.
   *
   * @throws Fault when a page cannot be fetched
   */
  void snapshots(String project, String filter, Consumer<Snapshot> reader) {
    String token = "";
    do {
      ListSnapshotsRequest.Builder request =
          ListSnapshotsRequest.newBuilder()
              .setProject(project)
              .setMaxResults(500)
              .setReturnPartialSuccess(true);
      if (!filter.isEmpty()) {
        request.setFilter(filter);
      }
      if (!token.isEmpty()) {
        request.setPageToken(token);
      }
      SnapshotList page =
          calls.read(
              stubs.snapshots().listCallable(), request.build(), "listing snapshots of " + project);
      page.getItemsList().forEach(item -> reader.accept(snapshot(item, project)));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
  }

  private static Snapshot snapshot(com.google.cloud.compute.v1.Snapshot item, String project) {
    MessageResource resource = new MessageResource(item, item.getLabelsMap());
    String created = resource.text("creationTimestamp");
    return new Snapshot(
        new SnapshotId(
            new CloudScope(PdHandle.PROVIDER, project, ""),
            new GlobalSnapshot(project, item.getName()).toString()),
        resource.text("sourceDiskId"),
        state(resource.text("status")),
        PdDisk.bytes(resource.text("diskSizeGb")),
        created.isEmpty() ? Optional.empty() : Optional.of(created),
        PdDisk.key(resource.text("snapshotEncryptionKey", "kmsKeyName")),
        item.getLabelsMap(),
        item.getDescription());
  }

  private static Snapshot.State state(String status) {
    return switch (status) {
      case "CREATING", "UPLOADING" -> Snapshot.State.CREATING;
      case "READY" -> Snapshot.State.READY;
      case "FAILED" -> Snapshot.State.FAILED;
      case "DELETING" -> Snapshot.State.DELETING;
      default -> Snapshot.State.UNKNOWN;
    };
  }

  /** The filter of the API for these labels, as far as it can say them; "" for none. */
  static String filter(Map<String, String> labels) {
    return new TreeMap<>(labels)
        .entrySet().stream()
            .filter(label -> (label.getKey() + label.getValue()).matches("[a-z0-9_-]+"))
            .map(
                label ->
                    "labels."
                        + label.getKey()
                        + (label.getValue().isEmpty() ? ":*" : "=" + label.getValue()))
            .collect(Collectors.joining(" AND "));
  }
}
