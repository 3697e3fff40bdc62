// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Basis;
import dev.recover.plan.Fact;
import dev.recover.plan.Hazard;
import dev.recover.plan.Order;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Step;
import dev.recover.plan.restore.ExpectationOf;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.spi.VolumeTranslator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs {@code db/data-N} on {@code pv-N}, and plans that make them. */
final class Pairs {
  private Pairs() {}

  static KubeObject volume(int number) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "pv-%1$d"},
         "spec": {"capacity": {"storage": "5Gi"}, "accessModes": ["ReadWriteOnce"],
           "claimRef": {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
             "namespace": "db", "name": "data-%1$d"},
           "csi": {"driver": "d.example.com", "volumeHandle": "disk-%1$d"},
           "persistentVolumeReclaimPolicy": "Retain", "storageClassName": "gp3"}}
        """
            .formatted(number));
  }

  static KubeObject claim(int number) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
         "metadata": {"namespace": "db", "name": "data-%1$d"},
         "spec": {"accessModes": ["ReadWriteOnce"], "storageClassName": "gp3",
           "resources": {"requests": {"storage": "5Gi"}}, "volumeName": "pv-%1$d"}}
        """
            .formatted(number));
  }

  static ClaimName claimName(int number) {
    return new ClaimName("db", "data-" + number);
  }

  static DiskId disk(int number) {
    return new DiskId("d.example.com", "disk-" + number);
  }

  /** Knows CSI volumes and nothing else. */
  static Disks disks() {
    return Disks.of(
        List.of(
            new DiskProviderFactory() {
              @Override
              public String id() {
                return "csi";
              }

              @Override
              public boolean accepts(KubeObject volume) {
                return volume.at("spec", "csi").isPresent();
              }

              @Override
              public VolumeTranslator translator() {
                return volume ->
                    volume
                        .text("spec", "csi", "volumeHandle")
                        .flatMap(
                            handle ->
                                volume
                                    .text("spec", "csi", "driver")
                                    .map(driver -> new DiskId(driver, handle)));
              }
            }));
  }

  static PlanFile plan(Order order, int pairs) {
    List<PlannedVolume> volumes = new ArrayList<>();
    List<PlannedStep> steps = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    steps.add(
        new PlannedStep(
            "namespace:db", new Step.CreateNamespace("db"), List.of(), Hazard.CREATES, ""));
    facts.add(Fact.absent(ObjectRef.of(ResourceType.NAMESPACE, "", "db")));
    for (int i = 0; i < pairs; i++) {
      volumes.add(
          new PlannedVolume(
              claimName(i),
              "pv-" + i,
              disk(i),
              "5Gi",
              "gp3",
              PlannedVolume.State.READY,
              List.of()));
      facts.add(Fact.absent(ObjectRef.volume("pv-" + i)));
      facts.add(Fact.absent(ObjectRef.claim(claimName(i))));
      steps.addAll(order == Order.CLAIM_FIRST ? claimFirst(i) : reserveFirst(i));
      steps.add(
          new PlannedStep(
              "prove:db/data-" + i,
              new Step.ProveVolume(ExpectationOf.pair(volume(i), claim(i), disk(i))),
              List.of(order == Order.CLAIM_FIRST ? "volume:pv-" + i : "claim:db/data-" + i),
              Hazard.NONE,
              ""));
    }
    return file("restore", volumes, steps, facts);
  }

  static PlanFile file(
      String flow, List<PlannedVolume> volumes, List<PlannedStep> steps, List<Fact> facts) {
    return PlanFile.of(
        new Plan(
            flow,
            "2026-01-01T00:00:00Z",
            new Basis("", "cluster-1", "test", facts),
            Order.RESERVE_FIRST,
            "for a test",
            volumes,
            steps,
            List.of(),
            List.<Diagnostic>of()));
  }

  private static List<PlannedStep> claimFirst(int i) {
    return List.of(
        new PlannedStep(
            "claim:db/data-" + i,
            new Step.CreateClaim(claim(i)),
            List.of("namespace:db"),
            Hazard.CREATES,
            ""),
        new PlannedStep(
            "volume:pv-" + i,
            new Step.CreateVolumeForClaim(volume(i), claimName(i)),
            List.of("claim:db/data-" + i),
            Hazard.CREATES,
            ""));
  }

  private static List<PlannedStep> reserveFirst(int i) {
    return List.of(
        new PlannedStep(
            "reserve:pv-" + i,
            new Step.ReserveVolume(volume(i)),
            List.of("namespace:db"),
            Hazard.CREATES,
            ""),
        new PlannedStep(
            "claim:db/data-" + i,
            new Step.CreateClaim(claim(i)),
            List.of("reserve:pv-" + i),
            Hazard.CREATES,
            ""));
  }

  static Optional<KubeObject> live(FakeWorld world, int number) {
    return world.get(ObjectRef.claim(claimName(number)));
  }
}
