// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.cloud.compute.v1.Operation;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskOperation.State;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says how far a change is: first by its operation, then by what it was to make.
 *
 * <p>An operation that the cloud has forgotten is no matter: what it made is there or not.
 */
final class Progress implements DiskChange.Visitor<DiskOperation> {
  private final DiskReads reads;
  private final DiskOperation before;

  private Progress(DiskReads reads, DiskOperation before) {
    this.reads = reads;
    this.before = before;
  }

  static DiskOperation of(DiskReads reads, Operations operations, DiskOperation before) {
    if (!before.id().isEmpty()) {
      Optional<Operation> operation = operations.find(before.id());
      Optional<String> failure = operation.flatMap(Operations::failure);
      if (failure.isPresent()) {
        return now(before, State.FAILED, 100, failure.get());
      }
      if (operation.filter(o -> !Operations.done(o)).isPresent()) {
        return now(before, State.RUNNING, Math.min(99, operation.get().getProgress()), "");
      }
    }
    return before.change().accept(new Progress(reads, before));
  }

  private static DiskOperation now(DiskOperation before, State state, int percent, String message) {
    return new DiskOperation(
        before.change(),
        before.key(),
        before.id(),
        state,
        percent,
        before.disk(),
        before.snapshot(),
        message);
  }

  private DiskOperation done() {
    return now(before, State.DONE, 100, "");
  }

  private DiskOperation running(String waitsFor) {
    return now(before, State.RUNNING, 99, waitsFor);
  }

  private DiskOperation failed(String why) {
    return now(before, State.FAILED, 100, why);
  }

  @Override
  public DiskOperation tag(DiskChange.Tag change) {
    Optional<Disk> disk = reads.disk(Begin.handle(change.disk()));
    if (disk.isEmpty()) {
      return failed("the disk is gone");
    }
    var labels = new TreeMap<>(disk.get().facts().tags());
    boolean set = labels.entrySet().containsAll(change.set().entrySet());
    labels.keySet().removeAll(change.set().keySet());
    boolean removed = change.remove().stream().noneMatch(labels::containsKey);
    return set && removed ? done() : failed("somebody else changed the labels since");
  }

  @Override
  public DiskOperation takeSnapshot(DiskChange.TakeSnapshot change) {
    return snapshot();
  }

  @Override
  public DiskOperation shareSnapshot(DiskChange.ShareSnapshot change) {
    return snapshot();
  }

  @Override
  public DiskOperation copySnapshot(DiskChange.CopySnapshot change) {
    return snapshot();
  }

  private DiskOperation snapshot() {
    SnapshotId id = before.snapshot().orElseThrow();
    Optional<Snapshot> snapshot =
        reads.eventually(() -> reads.snapshot(GlobalSnapshot.parse(id.id())));
    if (snapshot.isEmpty()) {
      return failed("the snapshot is gone");
    }
    return switch (snapshot.get().state()) {
      case READY -> done();
      case FAILED, DELETING ->
          failed("the snapshot " + id.id() + " is " + snapshot.get().state() + "; it is of no use");
      case CREATING, ARCHIVED, UNKNOWN -> running("the snapshot is being stored");
    };
  }

  @Override
  public DiskOperation makeDisk(DiskChange.MakeDisk change) {
    DiskId id = before.disk().orElseThrow();
    Optional<Disk> disk = reads.eventually(() -> reads.disk(Begin.handle(id)));
    if (disk.isEmpty()) {
      return failed("the disk is gone; look whether its encryption key may be used");
    }
    return switch (disk.get().state()) {
      case AVAILABLE, IN_USE -> done();
      case DELETING, ERROR -> failed("the disk is " + disk.get().state().word());
      case CREATING, UNKNOWN -> running("the disk is being filled");
    };
  }

  @Override
  public DiskOperation deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
    return reads.snapshot(GlobalSnapshot.parse(change.snapshot().id())).isEmpty()
        ? done()
        : running("the snapshot is still there");
  }

  @Override
  public DiskOperation deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
    return reads.disk(Begin.handle(change.disk())).isEmpty()
        ? done()
        : running("the disk is still there");
  }
}
