// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.model.SnapshotId;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Fact;
import dev.recover.plan.Hazard;
import dev.recover.plan.Placeholder;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Step;
import dev.recover.plan.restore.ExpectationOf;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans that copy the disks of {@link Pairs} before they put them behind their claims. */
final class Copies {
  private Copies() {}

  static PlanFile plan(int pairs) {
    List<PlannedVolume> volumes = new ArrayList<>();
    List<PlannedStep> steps = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.absent(ObjectRef.of(ResourceType.NAMESPACE, "", "db")));
    steps.add(
        new PlannedStep(
            "namespace:db", new Step.CreateNamespace("db"), List.of(), Hazard.CREATES, ""));
    for (int i = 0; i < pairs; i++) {
      facts.add(Fact.absent(ObjectRef.volume("pv-" + i)));
      facts.add(Fact.absent(ObjectRef.claim(Pairs.claimName(i))));
      DiskId copy = new DiskId(FakeCloud.DRIVER, Placeholder.of("disk:db/data-" + i));
      volumes.add(
          new PlannedVolume(
              Pairs.claimName(i),
              "pv-" + i,
              copy,
              "5Gi",
              "gp3",
              PlannedVolume.State.READY,
              List.of()));
      steps.addAll(steps(i, copy));
    }
    return Pairs.file("restore", volumes, steps, facts);
  }

  private static List<PlannedStep> steps(int i, DiskId copy) {
    String name = "db/data-" + i;
    SnapshotId snapshot = new SnapshotId(FakeCloud.HERE, Placeholder.of("snapshot:" + name));
    KubeObject volume =
        Pairs.volume(i).with(FieldPath.of("spec", "csi", "volumeHandle"), copy.handle());
    return List.of(
        step(
            "snapshot:" + name,
            i,
            new DiskChange.TakeSnapshot(Pairs.disk(i), Map.of(), ""),
            new DiskSeen("id-" + i, Optional.empty(), Map.of())),
        step(
            "disk:" + name,
            i,
            new DiskChange.MakeDisk(
                snapshot,
                new NewDisk(
                    "copy",
                    FakeCloud.HERE,
                    List.of("zone-b"),
                    "",
                    5L << 30,
                    Optional.empty(),
                    Map.of("owner", "db"),
                    "")),
            DiskSeen.NOTHING,
            "snapshot:" + name),
        new PlannedStep(
            "reserve:pv-" + i,
            new Step.ReserveVolume(volume),
            List.of("namespace:db", "disk:" + name),
            Hazard.CREATES,
            ""),
        new PlannedStep(
            "claim:" + name,
            new Step.CreateClaim(Pairs.claim(i)),
            List.of("reserve:pv-" + i),
            Hazard.CREATES,
            ""),
        new PlannedStep(
            "prove:" + name,
            new Step.ProveVolume(ExpectationOf.pair(volume, Pairs.claim(i), copy)),
            List.of("claim:" + name),
            Hazard.NONE,
            ""),
        step(
            "drop:" + name,
            i,
            new DiskChange.DeleteOwnSnapshot(snapshot, Placeholder.RUN),
            DiskSeen.NOTHING,
            "prove:" + name));
  }

  static PlannedStep step(
      String id, int number, DiskChange change, DiskSeen seen, String... needs) {
    return new PlannedStep(
        id,
        new Step.ChangeDisk(Pairs.claimName(number), change, seen),
        List.of(needs),
        Hazard.COPIES,
        "");
  }
}
