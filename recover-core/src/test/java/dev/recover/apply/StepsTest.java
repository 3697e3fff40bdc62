// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.RunStore;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Fact;
import dev.recover.plan.Hazard;
import dev.recover.plan.Order;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Planner;
import dev.recover.plan.Step;
import dev.recover.plan.TargetState;
import dev.recover.plan.undo.Made;
import dev.recover.plan.undo.UndoRequest;
import dev.recover.spi.Preconditions;
import dev.recover.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The flows other than a fresh restore: policies, reserving again, undo, locks. */
@Timeout(60)
class StepsTest {
  private static final FieldPath POLICY = FieldPath.of("spec", "persistentVolumeReclaimPolicy");
  private static final String FINALIZER = "external-provisioner.volume.kubernetes.io/finalizer";
  private static final ApplyOptions OPTIONS =
      ApplyOptions.defaults("test")
          .withNoProgress(Duration.ofSeconds(1))
          .withProofPatience(Duration.ofSeconds(1));

  @TempDir Path state;
  private final FakeWorld world = new FakeWorld();
  private final FakeCluster cluster = new FakeCluster(world);

  @BeforeEach
  void namespace() {
    world.set(KubeObject.named(ResourceType.NAMESPACE, "", "db"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private RunResult apply(PlanFile plan) {
    return new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS)
        .apply(ApplyRequest.of(plan), ApplyListener.SILENT);
  }

  private KubeObject volume() {
    return world.get(ObjectRef.volume("pv-0")).orElseThrow();
  }

  private KubeObject boundWithDelete() {
    world.set(Pairs.claim(0));
    world.set(
        Pairs.volume(0)
            .with(POLICY, "Delete")
            .with(FieldPath.of("metadata", "finalizers"), List.of(FINALIZER)));
    world.reconcile();
    return volume();
  }

  private static PlanFile one(Step step, KubeObject live) {
    return Pairs.file(
        "protect",
        List.of(
            new PlannedVolume(
                Pairs.claimName(0),
                "pv-0",
                Pairs.disk(0),
                "5Gi",
                "gp3",
                PlannedVolume.State.READY,
                List.of())),
        List.of(new PlannedStep("step", step, List.of(), Hazard.CHANGES, "")),
        List.of(new Fact(live.ref(), live.uid(), live.resourceVersion())));
  }

  private static Step retain(KubeObject live) {
    return new Step.SetReclaimPolicy(
        live.ref(), "Delete", "Retain", new Preconditions(live.uid(), live.resourceVersion()));
  }

  @Test
  void retainIsDoneWhenTheProvisionerHasAcknowledged() {
    KubeObject live = boundWithDelete();

    RunResult result = apply(one(retain(live), live));

    assertThat(result.count(VolumeOutcome.DONE)).isEqualTo(1);
    assertThat(volume().at(POLICY)).contains("Retain");
    assertThat(volume().annotations())
        .containsEntry("recover.dev/original-reclaim-policy", "Delete");
    assertThat(volume().list("metadata", "finalizers")).isEmpty();
  }

  @Test
  void withoutTheProvisionerRetainIsNotAcknowledged() {
    world.provisioner = false;
    KubeObject live = boundWithDelete();

    RunResult result = apply(one(retain(live), live));

    assertThat(result.volumes().get(0).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.NOT_ACKNOWLEDGED);
    assertThat(volume().at(POLICY)).contains("Retain");
  }

  @Test
  void aPolicyIsSetThoughTheVolumeMovedOn() {
    KubeObject live = boundWithDelete();
    world.set(live.with(FieldPath.label("touched"), "yes"));

    assertThat(apply(one(retain(live), live)).done()).isTrue();
    assertThat(volume().labels()).containsKey("touched");
  }

  @Test
  void theOriginalPolicyIsNotForgottenBySettingRetainTwice() {
    KubeObject live = boundWithDelete();
    apply(one(retain(live), live));
    KubeObject retained = volume();
    world.set(retained.with(POLICY, "Delete"));
    KubeObject again = volume();

    apply(one(retain(again), again));

    assertThat(volume().annotations())
        .containsEntry("recover.dev/original-reclaim-policy", "Delete");
  }

  @Test
  void aReleasedVolumeIsReservedAgain() {
    world.set(Pairs.volume(0).with(FieldPath.of("spec", "claimRef", "uid"), "uid-of-old"));
    world.reconcile();
    KubeObject live = volume();
    assertThat(live.text("status", "phase")).contains("Released");
    Map<String, Object> claimRef = new java.util.HashMap<>();
    claimRef.put("namespace", "db");
    claimRef.put("name", "data-0");
    claimRef.put("uid", null);
    Step step =
        new Step.ReReserveVolume(
            live.ref(),
            Map.of("spec", Map.of("claimRef", claimRef, "persistentVolumeReclaimPolicy", "Retain")),
            new Preconditions(live.uid(), live.resourceVersion()));

    RunResult result = apply(one(step, live));

    assertThat(result.done()).isTrue();
    assertThat(volume().text("status", "phase")).contains("Available");
    assertThat(volume().text("spec", "claimRef", "name")).contains("data-0");
  }

  private PlanFile undo(PlanFile restored) {
    RunStore store = new RunStore(state, Clock.systemUTC());
    String run = store.list().get(0).run();
    TargetState target =
        new dev.recover.apply.world.TargetReader(cluster)
            .read(dev.recover.apply.world.TargetReader.FOR_UNDO, Set.of())
            .state();
    List<Made> made = MadeObjects.of(store.read(run).lines(), restored.plan(), target);
    return PlanFile.of(
        new Planner(Pairs.disks())
            .undo(new UndoRequest(run, "cluster-1", made, target, "2026-01-01T00:00:00Z")));
  }

  @Test
  void undoTakesBackWhatWasMadeAndNothingElse() {
    PlanFile restored = Pairs.plan(Order.CLAIM_FIRST, 3);
    world.remove(world.get(ObjectRef.of(ResourceType.NAMESPACE, "", "db")).orElseThrow());
    apply(restored);
    world.set(Pairs.volume(9));
    PlanFile undo = undo(restored);

    RunResult result = apply(undo);

    assertThat(result.done()).isTrue();
    for (int i = 0; i < 3; i++) {
      assertThat(Pairs.live(world, i)).isEmpty();
      assertThat(world.get(ObjectRef.volume("pv-" + i))).isEmpty();
    }
    assertThat(world.get(ObjectRef.volume("pv-9"))).isPresent();
    assertThat(apply(undo).changed()).isZero();
  }

  @Test
  void undoRefusesWhatAPodUsesAtThatInstant() {
    PlanFile restored = Pairs.plan(Order.CLAIM_FIRST, 2);
    world.remove(world.get(ObjectRef.of(ResourceType.NAMESPACE, "", "db")).orElseThrow());
    apply(restored);
    PlanFile undo = undo(restored);
    world.set(
        KubeObject.parse(
            """
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"namespace": "db", "name": "p"},
             "spec": {"volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "data-1"}}]}}
            """));

    RunResult result = apply(undo);

    assertThat(result.volumes())
        .extracting(VolumeResult::outcome)
        .containsExactly(VolumeOutcome.DONE, VolumeOutcome.FAILED);
    assertThat(result.volumes().get(1).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.IN_USE);
    assertThat(world.get(ObjectRef.volume("pv-1"))).isPresent();
  }

  @Test
  void anotherRunInTheClusterIsNamed() {
    world.set(KubeObject.named(ResourceType.NAMESPACE, "", "recover-system"));
    world.set(
        KubeObject.parse(
            """
            {"apiVersion": "coordination.k8s.io/v1", "kind": "Lease",
             "metadata": {"namespace": "recover-system", "name": "recover"},
             "spec": {"holderIdentity": "eve@far:9", "leaseDurationSeconds": 60,
               "renewTime": "%s"}}
            """
                .formatted(Clock.systemUTC().instant())));

    assertThatThrownBy(() -> apply(Pairs.plan(Order.CLAIM_FIRST, 1)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.LOCK_HELD);
              assertThat(e.getMessage()).contains("eve@far:9");
            });
    assertThat(Pairs.live(world, 0)).isEmpty();
    assertThat(new RunStore(state, Clock.systemUTC()).list()).isEmpty();
  }

  @Test
  void theLeaseIsGoneAtTheEnd() {
    apply(one(retain(boundWithDelete()), volume()));

    assertThat(world.get(ObjectRef.of(ResourceType.LEASE, "recover-system", "recover")))
        .isEqualTo(Optional.empty());
  }
}
