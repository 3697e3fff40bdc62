// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsTranslator;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.OperationKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/**
 * How far snapshots and volumes are that were asked for.
 *
 * <p>The SDK's waiters are not used: they keep polling what is in {@code error}. What is not seen
 * after it was made may be not visible yet, or have vanished because its key may not be used: only
 * time tells, or that it was seen before.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/issues/3010">aws-ebs-csi-driver#3010</a>
 */
final class EbsProgress {
  private static final int ALL = 100;

  private final Patience patience;
  private final Map<String, Long> firstMissed = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  EbsProgress(Patience patience) {
    this.patience = patience;
  }

  static DiskOperation done(DiskChange change, OperationKey key) {
    return new DiskOperation(
        change, key, "", DiskOperation.State.DONE, ALL, Optional.empty(), Optional.empty(), "");
  }

  /** How far a snapshot is, asked for by its id. */
  DiskOperation snapshot(EbsPlace place, DiskChange change, OperationKey key, String id) {
    try {
      return place.client().describeSnapshots(r -> r.snapshotIds(id)).snapshots().stream()
          .findFirst()
          .map(snapshot -> of(place, change, key, snapshot))
          .orElseGet(() -> missing(place, change, key, id));
    } catch (SdkException e) {
      if (AwsFaults.code(e).endsWith(".NotFound")) {
        return missing(place, change, key, id);
      }
      throw AwsFaults.of("DescribeSnapshots in " + place.region(), e);
    }
  }

  DiskOperation of(EbsPlace place, DiskChange change, OperationKey key, Snapshot snapshot) {
    String id = SdkValues.text(snapshot.snapshotId());
    seen.add(id);
    String state = SdkValues.text(snapshot.stateAsString());
    Optional<SnapshotId> made = Optional.of(new SnapshotId(place.scope(), id));
    switch (state) {
      case "completed":
        return operation(change, key, id, DiskOperation.State.DONE, ALL, made, "");
      case "error":
      case "recoverable":
        String why = SdkValues.text(snapshot.stateMessage());
        return operation(
            change,
            key,
            id,
            DiskOperation.State.FAILED,
            0,
            made,
            "snapshot " + id + " is in state " + state + (why.isEmpty() ? "" : ": " + why));
      default:
        return operation(
            change,
            key,
            id,
            DiskOperation.State.RUNNING,
            percent(SdkValues.text(snapshot.progress())),
            made,
            "snapshot " + id + " is " + state);
    }
  }

  private static int percent(String progress) {
    return progress.matches("[0-9]{1,3}%")
        ? Math.min(ALL, Integer.parseInt(progress.substring(0, progress.length() - 1)))
        : 0;
  }

  /** How far a volume is, asked for by its id. */
  DiskOperation volume(EbsPlace place, DiskChange change, OperationKey key, String id) {
    try {
      return place.client().describeVolumes(r -> r.volumeIds(id)).volumes().stream()
          .findFirst()
          .map(volume -> of(change, key, volume))
          .orElseGet(() -> missing(place, change, key, id));
    } catch (SdkException e) {
      if (AwsFaults.code(e).endsWith(".NotFound")) {
        return missing(place, change, key, id);
      }
      throw AwsFaults.of("DescribeVolumes in " + place.region(), e);
    }
  }

  DiskOperation of(DiskChange change, OperationKey key, Volume volume) {
    String id = SdkValues.text(volume.volumeId());
    seen.add(id);
    return volume(change, key, id, SdkValues.text(volume.stateAsString()));
  }

  /** As the answer to its making says. */
  DiskOperation volume(DiskChange change, OperationKey key, String id, String state) {
    switch (state) {
      case "available":
      case "in-use":
        return operation(change, key, id, DiskOperation.State.DONE, ALL, Optional.empty(), "");
      case "error":
      case "deleting":
      case "deleted":
        return operation(
            change,
            key,
            id,
            DiskOperation.State.FAILED,
            0,
            Optional.empty(),
            "volume " + id + " is in state " + state);
      default:
        return operation(
            change,
            key,
            id,
            DiskOperation.State.RUNNING,
            0,
            Optional.empty(),
            "volume " + id + " is " + state);
    }
  }

  private DiskOperation missing(EbsPlace place, DiskChange change, OperationKey key, String id) {
    long now = System.nanoTime();
    long first = firstMissed.computeIfAbsent(id, name -> now);
    boolean waited = Duration.ofNanos(now - first).compareTo(patience.visible()) > 0;
    boolean snapshot = id.startsWith("snap-");
    Optional<SnapshotId> made =
        snapshot ? Optional.of(new SnapshotId(place.scope(), id)) : Optional.empty();
    if (!waited && !seen.contains(id)) {
      return operation(
          change, key, id, DiskOperation.State.RUNNING, 0, made, id + " is not seen yet");
    }
    return operation(change, key, id, DiskOperation.State.FAILED, 0, made, vanished(id));
  }

  static String vanished(String id) {
    return id
        + " vanished after EC2 had said that it makes it: check the key (is it enabled, and may"
        + " this role use it: kms:CreateGrant, kms:DescribeKey, kms:Decrypt, kms:ReEncrypt*,"
        + " kms:GenerateDataKeyWithoutPlaintext)";
  }

  private static DiskOperation operation(
      DiskChange change,
      OperationKey key,
      String id,
      DiskOperation.State state,
      int percent,
      Optional<SnapshotId> snapshot,
      String message) {
    Optional<DiskId> disk =
        id.startsWith("vol-")
            ? Optional.of(new DiskId(EbsTranslator.DRIVER, id))
            : Optional.empty();
    return new DiskOperation(change, key, id, state, percent, disk, snapshot, message);
  }
}
