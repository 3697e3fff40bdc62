// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.model.SnapshotId;
import dev.recover.plan.undo.Made;
import dev.recover.plan.undo.MadeCopy;
import dev.recover.plan.undo.UndoRequest;
import dev.recover.spi.DiskChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a run made goes, claims first; what is in use, or not the run's, stays. */
class UndoTest {
  private static final Captured PAIR =
      pair("a").volume(set("spec.persistentVolumeReclaimPolicy", "Retain"));
  private static final Made VOLUME = new Made(PAIR.volume().ref(), "old-pv-a");
  private static final Made CLAIM = new Made(PAIR.claim().ref(), "old-pvc-a");
  private static final Made NAMESPACE =
      new Made(ObjectRef.of(ResourceType.NAMESPACE, "", "db"), "uid-ns-db");

  private static Plan undo(World world) {
    return undo(world, List.of(NAMESPACE, VOLUME, CLAIM));
  }

  private static Plan undo(World world, List<Made> made) {
    return new Planner(TestDisks.DISKS)
        .undo(new UndoRequest("run-1", World.UID, made, world.state(), "2025-06-01T00:00:00Z"));
  }

  private static World world(Captured pair) {
    return World.ready().add(pair.volume()).add(pair.claim());
  }

  private static void blocked(Code code, World world) {
    Plan plan = undo(world);
    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked " + code);
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void claimsGoBeforeTheirVolumesAndNamespacesStay() {
    Plan plan = undo(world(PAIR));
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready");
    assertThat(Steps.of(plan))
        .containsExactly("delete-claim:db/a", "delete-volume:pv-a <- delete-claim:db/a");
    assertThat(plan.flow()).isEqualTo("undo");
  }

  @Test
  void whatIsGoneIsDone() {
    Plan plan = undo(World.ready());
    assertThat(plan.volumes()).allMatch(v -> v.state() == PlannedVolume.State.DONE);
    assertThat(plan.steps()).isEmpty();
    assertThat(Steps.of(undo(World.ready().add(PAIR.volume()))))
        .containsExactly("delete-volume:pv-a");
  }

  @Test
  void aPodThatUsesTheClaimKeepsBoth() {
    String pod =
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "%s", "name": "redis-0"},
         "spec": {"volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "a"}}]},
         "status": {"phase": "Succeeded"}}
        """;
    blocked(Code.IN_USE, world(PAIR).add(pod.formatted("db")));
    assertThat(Steps.volumes(undo(world(PAIR).add(pod.formatted("other")))))
        .containsExactly("db/a ready");
  }

  @Test
  void podsThatCannotBeListedKeepBoth() {
    blocked(Code.UNPROVEN, world(PAIR).hide(ResourceType.POD));
  }

  @Test
  void anAttachedDiskKeepsBoth() {
    blocked(
        Code.IN_USE,
        world(PAIR)
            .add(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment",
                 "metadata": {"name": "va"}, "spec": {"nodeName": "node-a",
                  "attacher": "disk.example.com",
                  "source": {"persistentVolumeName": "pv-a"}}}
                """));
  }

  @Test
  void anObjectMadeAnewBySomebodyElseStays() {
    blocked(Code.NOT_OURS, world(PAIR.claim(set("metadata.uid", "theirs"))));
    blocked(Code.NOT_OURS, world(PAIR.volume(set("metadata.uid", "theirs"))));
  }

  @Test
  void aVolumeOfPolicyDeleteKeepsItsClaimToo() {
    blocked(Code.POLICY_DELETE, world(pair("a")));
    // The run made only the claim; the volume was there, and Delete would take its disk.
    Plan plan = undo(world(pair("a")), List.of(CLAIM));
    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked POLICY_DELETE");
  }

  @Test
  void aVolumeThatAnotherClaimTookStays() {
    Plan plan = undo(world(PAIR), List.of(VOLUME));
    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked IN_USE");
    assertThat(Steps.of(undo(world(PAIR.claim(drop("spec.volumeName"))), List.of(VOLUME))))
        .containsExactly("delete-volume:pv-a");
  }

  @Test
  void anotherClusterIsRefused() {
    assertThatThrownBy(() -> undo(world(PAIR).uid("elsewhere")))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.PLAN_OTHER_CLUSTER));
  }

  private static final DiskId COPY = new DiskId("disk.example.com", "copy-1");
  private static final SnapshotId SNAPSHOT =
      new SnapshotId(new CloudScope("aws", "1", "us-east-1"), "snap-1");
  private static final ClaimName NAME = new ClaimName("db", "a");
  private static final List<MadeCopy> COPIES =
      List.of(
          new MadeCopy(
              NAME,
              "source-snapshot:db/a",
              Optional.empty(),
              new Produced(Optional.empty(), Optional.of(SNAPSHOT))),
          new MadeCopy(
              NAME,
              "copy:db/a",
              Optional.empty(),
              new Produced(Optional.of(COPY), Optional.empty())));

  private static Plan undoCopies(World world, List<Made> made, boolean delete) {
    return new Planner(TestDisks.DISKS)
        .undo(
            new UndoRequest(
                "run-1", World.UID, made, COPIES, delete, world.state(), "2025-06-01T00:00:00Z"));
  }

  @Test
  void copiesStayAndThatIsSaidUnlessTheirDeletionIsAskedFor() {
    Plan plan = undoCopies(world(PAIR), List.of(VOLUME, CLAIM), false);

    assertThat(Steps.of(plan))
        .containsExactly("delete-claim:db/a", "delete-volume:pv-a <- delete-claim:db/a");
    assertThat(plan.diagnostics())
        .singleElement()
        .satisfies(said -> assertThat(said.code()).isEqualTo(Code.COPIES_STAY))
        .satisfies(said -> assertThat(said.remedy()).contains("undo run-1 --delete-copies"));
  }

  @Test
  void copiesGoAfterTheirVolumesAndSnapshotsAfterTheirDisks() {
    Plan plan = undoCopies(world(PAIR), List.of(VOLUME, CLAIM), true);

    assertThat(Steps.of(plan))
        .containsExactly(
            "delete-claim:db/a",
            "delete-volume:pv-a <- delete-claim:db/a",
            "delete-copy:db/a <- delete-claim:db/a, delete-volume:pv-a",
            "delete-source-snapshot:db/a <- delete-claim:db/a, delete-volume:pv-a,"
                + " delete-copy:db/a");
    assertThat(((Step.ChangeDisk) plan.steps().get(2).step()).change())
        .isEqualTo(new DiskChange.DeleteOwnDisk(COPY, "run-1"));
    assertThat(((Step.ChangeDisk) plan.steps().get(3).step()).change())
        .isEqualTo(new DiskChange.DeleteOwnSnapshot(SNAPSHOT, "run-1"));
  }

  @Test
  void copiesOfARunThatGotNoFurtherGoToo() {
    Plan plan = undoCopies(World.ready(), List.of(), true);

    assertThat(Steps.volumes(plan)).containsExactly("db/a ready");
    assertThat(Steps.of(plan))
        .containsExactly("delete-copy:db/a", "delete-source-snapshot:db/a <- delete-copy:db/a");
  }

  @Test
  void aCopyThatSomebodyElseUsesKeepsEverything() {
    Captured other = pair("b").volume(set("spec.csi.volumeHandle", "copy-1"));
    Plan plan = undoCopies(world(PAIR).add(other.volume()), List.of(VOLUME, CLAIM), true);

    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked DISK_HELD");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aStepOfWhichNobodyKnowsWhatItMadeIsSaid() {
    MadeCopy doubtful =
        new MadeCopy(
            NAME, "copy:db/a", Optional.empty(), new Produced(Optional.empty(), Optional.empty()));
    Plan plan =
        new Planner(TestDisks.DISKS)
            .undo(
                new UndoRequest(
                    "run-1",
                    World.UID,
                    List.of(),
                    List.of(COPIES.get(0), doubtful),
                    true,
                    World.ready().state(),
                    "2025-06-01T00:00:00Z"));

    assertThat(Steps.of(plan)).containsExactly("delete-source-snapshot:db/a");
    assertThat(plan.diagnostics())
        .singleElement()
        .satisfies(said -> assertThat(said.code()).isEqualTo(Code.IN_DOUBT))
        .satisfies(said -> assertThat(said.remedy()).contains("recover-dev-run=run-1"));
  }
}
