// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A plan with every kind of change to a cloud. */
final class CloudPlans {
  private static final CloudScope HERE = new CloudScope("aws", "111111111111", "us-east-1");
  private static final CloudScope THERE = new CloudScope("aws", "222222222222", "eu-west-1");
  private static final DiskId DISK = new DiskId("ebs.csi.aws.com", "vol-0a1b");

  private CloudPlans() {}

  static Plan everyChange() {
    SnapshotId taken = new SnapshotId(HERE, Placeholder.of("snapshot:db/a"));
    SnapshotId copied = new SnapshotId(THERE, Placeholder.of("copy:db/a"));
    List<PlannedStep> steps = new ArrayList<>();
    add(steps, "tag:db/a", new DiskChange.Tag(DISK, Map.of("b", "\"x\"", "a", ""), Set.of("c")));
    add(steps, "snapshot:db/a", new DiskChange.TakeSnapshot(DISK, Map.of("k", "v"), "ünï"));
    add(steps, "share:db/a", new DiskChange.ShareSnapshot(taken, "222222222222"));
    add(
        steps,
        "copy:db/a",
        new DiskChange.CopySnapshot(taken, THERE, Optional.of("key-1"), Map.of()));
    NewDisk disk =
        new NewDisk(
            "n",
            THERE,
            List.of("eu-west-1a"),
            "gp3",
            1L << 40,
            Optional.empty(),
            Map.of("owner", "db"),
            "text");
    add(steps, "disk:db/a", new DiskChange.MakeDisk(copied, disk));
    add(steps, "drop:db/a", new DiskChange.DeleteOwnSnapshot(copied, Placeholder.RUN));
    add(
        steps,
        "undo:db/a",
        new DiskChange.DeleteOwnDisk(
            new DiskId(DISK.driver(), Placeholder.of("disk:db/a")), Placeholder.RUN));
    return new Plan(
        "relocate",
        "2026-01-01T00:00:00Z",
        new Basis("", "cluster-1", "test", List.of()),
        Order.RESERVE_FIRST,
        "for a test",
        List.of(),
        steps,
        List.of(),
        List.of());
  }

  private static void add(List<PlannedStep> steps, String id, DiskChange change) {
    steps.add(
        new PlannedStep(
            id,
            new Step.ChangeDisk(
                new ClaimName("db", "a"),
                change,
                new DiskSeen("vol-0a1b", Optional.of(HERE), Map.of("c", "old"))),
            steps.isEmpty() ? List.of() : List.of(steps.get(steps.size() - 1).id()),
            Hazard.COPIES,
            "for a test"));
  }
}
