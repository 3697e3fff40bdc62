// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Hazard;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is done to a disk in its cloud before a cluster gets it: a snapshot, then tags; or the
 * making of a copy in its place.
 */
public final class DiskSteps {
  private final CloudSide clouds;
  private final Disks disks;

  public DiskSteps(CloudSide clouds, Disks disks) {
    this.clouds = clouds;
    this.disks = disks;
  }

  /** The steps for the disk of a claim, in order; none for a disk that nobody looked at. */
  public List<PlannedStep> of(ClaimName claim, DiskId id) {
    Copying copying = clouds.copies().get(id);
    if (copying != null) {
      return new CopySteps(claim, copying).all();
    }
    List<PlannedStep> steps = new ArrayList<>();
    clouds
        .disk(id)
        .ifPresent(
            disk -> {
              if (clouds.wishes().snapshotFirst()) {
                steps.add(snapshot(claim, disk));
              }
              tag(claim, disk, steps);
            });
    return steps;
  }

  /** What is done in the cloud after the claim was proven to have the disk, by the step proven. */
  public List<PlannedStep> after(ClaimName claim, DiskId id, String proven) {
    Copying copying = clouds.copies().get(id);
    return copying == null || !clouds.wishes().dropSnapshots()
        ? List.of()
        : new CopySteps(claim, copying).drop(proven);
  }

  private static PlannedStep snapshot(ClaimName claim, Disk disk) {
    return new PlannedStep(
        "snapshot:" + claim,
        new Step.ChangeDisk(
            claim,
            new DiskChange.TakeSnapshot(
                disk.id(), Map.of(), "before claim " + claim + " got the disk"),
            DiskSeen.of(disk, Map.of())),
        List.of(),
        Hazard.COPIES,
        "a safety net that was asked for; it is kept");
  }

  private void tag(ClaimName claim, Disk disk, List<PlannedStep> steps) {
    Map<String, String> wanted = new HashMap<>();
    Map<String, String> before = new HashMap<>();
    Map<String, String> now = disk.facts().tags();
    disks
        .ofDriver(disk.id().driver())
        .map(factory -> factory.translator().tagsToAttach(disk, clouds.wishes().cluster()))
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              if (!value.equals(now.get(key))) {
                wanted.put(key, value);
                if (now.containsKey(key)) {
                  before.put(key, now.getOrDefault(key, ""));
                }
              }
            });
    if (!wanted.isEmpty()) {
      steps.add(
          new PlannedStep(
              "tag:" + claim,
              new Step.ChangeDisk(
                  claim,
                  new DiskChange.Tag(disk.id(), wanted, Set.of()),
                  DiskSeen.of(disk, before)),
              steps.stream().map(PlannedStep::id).toList(),
              Hazard.CHANGES,
              "the driver's permissions let it attach only disks with these tags"));
    }
  }
}
