// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.SnapshotId;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Hazard;
import dev.recover.plan.Placeholder;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import dev.recover.spi.Relocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps that make a copy of a disk: a snapshot, sent on where that is needed, then a disk. */
final class CopySteps {
  private final ClaimName claim;
  private final Copying copying;
  private final Relocation way;
  private final List<PlannedStep> steps = new ArrayList<>();
  private final String taking;
  private final String sending;

  CopySteps(ClaimName claim, Copying copying) {
    this.claim = claim;
    this.copying = copying;
    this.way = copying.way();
    this.taking = "source-snapshot:" + copying.label();
    this.sending = "send-snapshot:" + copying.label();
  }

  List<PlannedStep> all() {
    add(
        taking,
        new DiskChange.TakeSnapshot(
            copying.source().id(),
            way.tags(),
            "Recover copies " + copying.source().id().handle() + " for claim " + claim),
        DiskSeen.of(copying.source(), Map.of()),
        "a copy is made of a moment; the disk itself is only read");
    way.shareWith()
        .ifPresent(
            account ->
                add(
                    "share-snapshot:" + copying.label(),
                    new DiskChange.ShareSnapshot(taken(), account),
                    DiskSeen.NOTHING,
                    "the other account may use only what was shared with it"));
    way.sendTo()
        .ifPresent(
            scope ->
                add(
                    sending,
                    new DiskChange.CopySnapshot(taken(), scope, way.sendKey(), way.tags()),
                    DiskSeen.NOTHING,
                    "a disk is made of a snapshot that is where the disk will be"));
    add(
        Copying.step(copying.label()),
        new DiskChange.MakeDisk(last(), way.disk()),
        DiskSeen.NOTHING,
        "the nodes reach it there, and the claim gets this disk");
    return steps;
  }

  /** Deletes the snapshots, the one that the disk was made of first. */
  List<PlannedStep> drop(String proven) {
    List<PlannedStep> drops = new ArrayList<>();
    way.sendTo().ifPresent(scope -> drops.add(drop("drop-sent-snapshot:", last(), proven)));
    drops.add(drop("drop-source-snapshot:", taken(), proven));
    return drops;
  }

  private PlannedStep drop(String kind, SnapshotId snapshot, String proven) {
    return new PlannedStep(
        kind + copying.label(),
        new Step.ChangeDisk(
            claim, new DiskChange.DeleteOwnSnapshot(snapshot, Placeholder.RUN), DiskSeen.NOTHING),
        List.of(proven),
        Hazard.DELETES_COPY,
        "its disk is made and proven, and the snapshot would go on costing");
  }

  private SnapshotId taken() {
    return new SnapshotId(way.snapshotScope(), Placeholder.of(taking));
  }

  private SnapshotId last() {
    CloudScope scope = way.sendTo().orElse(way.snapshotScope());
    return new SnapshotId(scope, Placeholder.of(way.sendTo().isPresent() ? sending : taking));
  }

  /** Each needs the one before. */
  private void add(String id, DiskChange change, DiskSeen seen, String reason) {
    List<String> needs = steps.isEmpty() ? List.of() : List.of(steps.get(steps.size() - 1).id());
    steps.add(
        new PlannedStep(
            id, new Step.ChangeDisk(claim, change, seen), needs, Hazard.COPIES, reason));
  }
}
