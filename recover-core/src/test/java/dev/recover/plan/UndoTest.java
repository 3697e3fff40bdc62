// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.undo.Made;
import dev.recover.plan.undo.UndoRequest;
import java.util.List;
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
}
