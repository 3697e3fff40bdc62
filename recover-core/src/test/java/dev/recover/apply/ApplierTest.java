// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.Journal;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.RunStore;
import dev.recover.journal.RunSummary;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Order;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.Fault;
import dev.recover.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ApplierTest {
  private static final ApplyOptions OPTIONS =
      ApplyOptions.defaults("test")
          .withParallelism(8)
          .withNoProgress(Duration.ofSeconds(2))
          .withProofPatience(Duration.ofSeconds(2));

  private static final ObjectRef LEASE =
      ObjectRef.of(ResourceType.LEASE, "recover-system", "recover");

  @TempDir Path state;
  private final FakeWorld world = new FakeWorld();
  private final FakeCluster cluster = new FakeCluster(world);

  @AfterEach
  void close() {
    world.close();
  }

  private RunResult apply(PlanFile plan, ApplyOptions options) {
    return new Applier(cluster, new Verifier(Pairs.disks()), state, options)
        .apply(ApplyRequest.of(plan), ApplyListener.SILENT);
  }

  private RunResult apply(PlanFile plan) {
    return apply(plan, OPTIONS);
  }

  /** What the last entry of the only journal says of the run. */
  private RunSummary.State lastState() {
    List<RunSummary> runs = new RunStore(state, Clock.systemUTC()).list();
    assertThat(runs).hasSize(1);
    return runs.get(0).state();
  }

  private List<Code> codesOfRefusal(PlanFile plan) {
    List<Code> codes = new ArrayList<>();
    assertThatThrownBy(() -> apply(plan))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> e.diagnostics().forEach(diagnostic -> codes.add(diagnostic.code())));
    return codes;
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void everyVolumeIsProven(Order order) {
    RunResult result = apply(Pairs.plan(order, 50));

    assertThat(result.volumes()).flatExtracting(VolumeResult::diagnostics).isEmpty();
    assertThat(result.count(VolumeOutcome.PROVEN)).isEqualTo(50);
    assertThat(result.done()).isTrue();
    assertThat(result.changed()).isEqualTo(101);
    assertThat(new RunStore(state, Clock.systemUTC()).list())
        .extracting(RunSummary::state)
        .containsExactly(RunSummary.State.DONE);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void aFreshPairCostsTwoWritesAndTheRestHardlyAnything(Order order) {
    RunResult result = apply(Pairs.plan(order, 200));

    long writes =
        cluster.writes.stream().filter(write -> write.contains("PersistentVolume")).count();
    assertThat(writes).isEqualTo(400);
    assertThat(result.requests()).isLessThan(440);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void appliedTwiceThereIsNothingToDo(Order order) {
    apply(Pairs.plan(order, 5));
    int before = cluster.writes.size();

    RunResult again = apply(Pairs.plan(order, 5), OPTIONS.withoutLease());

    assertThat(again.changed()).isZero();
    assertThat(again.count(VolumeOutcome.PROVEN)).isEqualTo(5);
    assertThat(cluster.writes).hasSize(before);
  }

  @Test
  void stagesAreTold() {
    Set<String> stages = ConcurrentHashMap.newKeySet();
    new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS)
        .apply(
            ApplyRequest.of(Pairs.plan(Order.CLAIM_FIRST, 3)),
            new ApplyListener() {
              @Override
              public void progress(ApplyProgress progress) {
                stages.add(progress.created() + "/" + progress.bound() + "/" + progress.proven());
              }
            });

    assertThat(stages).contains("3/3/0", "3/3/3");
  }

  @Test
  void anotherClusterIsRefused() {
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, 1);
    var basis = plan.plan().basis();
    var other = new dev.recover.plan.Basis("", "cluster-2", basis.clusterName(), basis.observed());
    var p = plan.plan();
    PlanFile foreign =
        PlanFile.of(
            new dev.recover.plan.Plan(
                p.flow(),
                p.madeAt(),
                other,
                p.order(),
                "",
                p.volumes(),
                p.steps(),
                List.of(),
                List.of()));

    assertThat(codesOfRefusal(foreign)).containsExactly(Code.PLAN_OTHER_CLUSTER);
    assertThat(cluster.writes).isEmpty();
  }

  @Test
  void aWorldThatChangedIsRefusedFactByFact() {
    world.set(Pairs.volume(0).with(FieldPath.of("spec", "csi", "volumeHandle"), "other"));

    assertThat(codesOfRefusal(Pairs.plan(Order.CLAIM_FIRST, 2))).containsExactly(Code.PLAN_STALE);
    assertThat(cluster.writes.stream().filter(w -> w.contains("PersistentVolume"))).isEmpty();
    assertThat(new RunStore(state, Clock.systemUTC()).list()).isEmpty();
  }

  @Test
  void theFailureOfOneVolumeStopsNoOther() {
    cluster.before =
        (verb, ref) -> {
          if (ref.equals(ObjectRef.volume("pv-1"))) {
            throw new Fault(Fault.Kind.INVALID, 422, "spec: Forbidden");
          }
        };

    RunResult result = apply(Pairs.plan(Order.RESERVE_FIRST, 3));

    assertThat(result.volumes())
        .extracting(VolumeResult::outcome)
        .containsExactly(VolumeOutcome.PROVEN, VolumeOutcome.FAILED, VolumeOutcome.PROVEN);
    assertThat(result.volumes().get(1).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.STEP_FAILED);
    assertThat(world.get(ObjectRef.claim(Pairs.claimName(1)))).isEmpty();
    assertThat(new RunStore(state, Clock.systemUTC()).list().get(0).state())
        .isEqualTo(RunSummary.State.PARTLY_DONE);
  }

  @Test
  void theSameCommandCompletesARunThatWasPartlyDone() {
    theFailureOfOneVolumeStopsNoOther();
    cluster.before = (verb, ref) -> {};

    RunResult again = apply(Pairs.plan(Order.RESERVE_FIRST, 3));

    assertThat(again.resumed()).isTrue();
    assertThat(again.changed()).isEqualTo(2);
    assertThat(again.done()).isTrue();
    assertThat(new RunStore(state, Clock.systemUTC()).list()).hasSize(1);
  }

  @Test
  void aLostAnswerIsLookedUpAndNothingIsMadeTwice() {
    AtomicInteger lost = new AtomicInteger();
    cluster.after =
        (verb, ref) -> {
          if (verb.equals("create") && lost.incrementAndGet() % 2 == 0) {
            throw new Fault(Fault.Kind.IN_DOUBT, 0, "connection reset");
          }
        };
    cluster.before =
        (verb, ref) -> {
          if (verb.equals("create") && lost.incrementAndGet() % 3 == 0) {
            throw new Fault(Fault.Kind.IN_DOUBT, 0, "connection reset");
          }
        };

    RunResult result = apply(Pairs.plan(Order.CLAIM_FIRST, 20), OPTIONS.withoutLease());

    assertThat(result.count(VolumeOutcome.PROVEN)).isEqualTo(20);
    assertThat(result.changed()).isEqualTo(41);
    assertThat(world.created.values()).containsOnly(1);
  }

  @Test
  void throttlingIsWaitedOut() {
    AtomicInteger calls = new AtomicInteger();
    cluster.before =
        (verb, ref) -> {
          if (verb.equals("create") && calls.incrementAndGet() % 4 == 0) {
            throw new Fault(Fault.Kind.THROTTLED, 429, "too many requests");
          }
        };

    RunResult result =
        apply(
            Pairs.plan(Order.CLAIM_FIRST, 20),
            OPTIONS.withoutLease().withNoProgress(Duration.ofSeconds(30)));

    assertThat(result.done()).isTrue();
  }

  @Test
  void aServerThatAnswersNobodyEndsTheRunAndItGoesOnLater() {
    cluster.before =
        (verb, ref) -> {
          if (verb.equals("create")) {
            pause(Duration.ofMillis(300));
            throw new Fault(Fault.Kind.UNAVAILABLE, 0, "connection refused");
          }
        };
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, 100);

    RunResult result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> apply(plan, OPTIONS.withoutLease()));

    assertThat(result.done()).isFalse();
    assertThat(result.changed()).isZero();
    cluster.before = (verb, ref) -> {};
    assertThat(apply(plan, OPTIONS.withoutLease()).done()).isTrue();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aControllerThatIsDownEndsInNoProgress() {
    world.controller = false;

    RunResult result = apply(Pairs.plan(Order.CLAIM_FIRST, 2));

    assertThat(result.volumes())
        .allSatisfy(
            volume ->
                assertThat(volume.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(Code.NO_PROGRESS));
    world.controller = true;
    world.reconcile();
    assertThat(apply(Pairs.plan(Order.CLAIM_FIRST, 2)).done()).isTrue();
    assertThat(world.created.values()).allMatch(times -> times <= 2);
  }

  @Test
  void aMissingPermissionIsSaidBeforeAnythingIsChanged() {
    cluster.permitted = rule -> !rule.type().plural().equals("persistentvolumes");

    assertThat(codesOfRefusal(Pairs.plan(Order.CLAIM_FIRST, 2))).containsExactly(Code.FORBIDDEN);
    assertThat(world.get(ObjectRef.claim(Pairs.claimName(0)))).isEmpty();
  }

  @Test
  void aStateFolderThatCannotBeWrittenIsSaidBeforeAnythingIsWritten() throws Exception {
    Files.writeString(state.resolve("locks"), "in the way");

    assertThat(codesOfRefusal(Pairs.plan(Order.CLAIM_FIRST, 2)))
        .containsExactly(Code.FILE_UNWRITABLE);
    assertThat(cluster.writes).isEmpty();
  }

  @Test
  void stoppedItFinishesWhatIsUnderWayAndGoesOnLater() {
    Applier applier = new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS);
    AtomicInteger creates = new AtomicInteger();
    cluster.after =
        (verb, ref) -> {
          if (creates.incrementAndGet() == 30) {
            applier.requestStop();
          }
        };
    RunResult stopped =
        applier.apply(ApplyRequest.of(Pairs.plan(Order.CLAIM_FIRST, 100)), ApplyListener.SILENT);

    assertThat(stopped.interrupted()).isTrue();
    assertThat(stopped.count(VolumeOutcome.IN_DOUBT)).isZero();
    assertThat(stopped.changed()).isBetween(20, 100);
    assertThat(lastState()).isEqualTo(RunSummary.State.STOPPED);

    assertThat(apply(Pairs.plan(Order.CLAIM_FIRST, 100)).done()).isTrue();
    assertThat(world.created.entrySet().stream().filter(e -> !e.getKey().kind().equals("Lease")))
        .allMatch(each -> each.getValue() == 1);
  }

  @Test
  void aTokenThatExpiresEndsTheRunAndItGoesOnLater() {
    AtomicInteger creates = new AtomicInteger();
    cluster.before =
        (verb, ref) -> {
          if (verb.equals("create") && creates.incrementAndGet() > 30) {
            throw new Fault(Fault.Kind.UNAUTHENTICATED, 401, "the token has expired");
          }
        };
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, 100);

    RunResult stopped = apply(plan, OPTIONS.withoutLease());

    assertThat(stopped.done()).isFalse();
    assertThat(stopped.changed()).isPositive();
    assertThat(stopped.diagnostics())
        .extracting(Diagnostic::code)
        .containsOnly(Code.UNAUTHENTICATED);
    assertThat(lastState()).isEqualTo(RunSummary.State.STOPPED);
    cluster.before = (verb, ref) -> {};
    assertThat(apply(plan, OPTIONS.withoutLease()).done()).isTrue();
    assertThat(lastState()).isEqualTo(RunSummary.State.DONE);
    assertThat(world.created.values()).allMatch(times -> times == 1);
  }

  @Test
  void aLeaseThatSomebodyTookEndsTheRunAndItGoesOnLater() {
    world.controller = false;
    cluster.after =
        (verb, ref) -> {
          if (ref.equals(ObjectRef.claim(Pairs.claimName(0)))) {
            KubeObject lease = world.get(LEASE).orElseThrow();
            world.set(lease.with(FieldPath.of("spec", "holderIdentity"), "eve@far:9"));
          }
        };
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, 5);
    ApplyOptions patient = OPTIONS.withNoProgress(Duration.ofMinutes(1));

    RunResult stopped =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> apply(plan, patient.withLease(Duration.ofMillis(50))));

    assertThat(stopped.done()).isFalse();
    assertThat(stopped.diagnostics())
        .singleElement()
        .satisfies(lost -> assertThat(lost.code()).isEqualTo(Code.LOCK_HELD))
        .satisfies(lost -> assertThat(lost.subject()).isEqualTo("eve@far:9"));
    assertThat(lastState()).isEqualTo(RunSummary.State.STOPPED);
    assertThat(world.get(LEASE)).as("the Lease of the other").isPresent();
    world.remove(world.get(LEASE).orElseThrow());
    world.controller = true;
    world.reconcile();
    cluster.after = (verb, ref) -> {};
    assertThat(apply(plan).done()).isTrue();
    assertThat(lastState()).isEqualTo(RunSummary.State.DONE);
    assertThat(world.created.entrySet().stream().filter(e -> !e.getKey().kind().equals("Lease")))
        .allMatch(each -> each.getValue() == 1);
  }

  @Test
  void abortedItLeavesInDoubtWhatWasUnderWayAndGoesOnLater() {
    Applier applier = new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS);
    cluster.before =
        (verb, ref) -> {
          if (ref.equals(ObjectRef.claim(Pairs.claimName(3)))) {
            applier.abort();
            pause(Duration.ofSeconds(30));
          }
        };
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, 20);

    RunResult aborted =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> applier.apply(ApplyRequest.of(plan), ApplyListener.SILENT));

    assertThat(aborted.interrupted()).isTrue();
    assertThat(aborted.count(VolumeOutcome.IN_DOUBT)).isPositive();
    assertThat(lastState()).isEqualTo(RunSummary.State.STOPPED);
    cluster.before = (verb, ref) -> {};
    assertThat(apply(plan).done()).isTrue();
    assertThat(lastState()).isEqualTo(RunSummary.State.DONE);
    assertThat(world.created.entrySet().stream().filter(e -> !e.getKey().kind().equals("Lease")))
        .allMatch(each -> each.getValue() == 1);
  }

  @Test
  void whatWasThereAlreadyIsNotSaidToBeCreated() {
    assertThat(stages(Pairs.plan(Order.CLAIM_FIRST, 2))).contains(ApplyListener.Stage.CREATED);
    assertThat(stages(Pairs.plan(Order.CLAIM_FIRST, 2)))
        .contains(ApplyListener.Stage.UNCHANGED, ApplyListener.Stage.PROVEN)
        .doesNotContain(ApplyListener.Stage.CREATED);
  }

  private List<ApplyListener.Stage> stages(PlanFile plan) {
    List<ApplyListener.Stage> stages = new ArrayList<>();
    new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS)
        .apply(
            ApplyRequest.of(plan),
            new ApplyListener() {
              @Override
              public void volume(
                  PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {
                stages.add(stage);
              }
            });
    return stages;
  }

  @Test
  void aDiskThatFillsUpStopsTheRunAndItGoesOnLater() {
    AtomicInteger entries = new AtomicInteger();
    DiagnosticException full =
        new DiagnosticException(
            Diagnostic.error(Code.FILE_UNWRITABLE, "journal", "disk full", "why", "fix"));
    RunResult stopped =
        new Applier(
                cluster,
                new Verifier(Pairs.disks()),
                state,
                OPTIONS,
                journal -> new FullDisk(journal, entries, 20, full))
            .apply(ApplyRequest.of(Pairs.plan(Order.CLAIM_FIRST, 10)), ApplyListener.SILENT);

    assertThat(stopped.interrupted()).isFalse();
    assertThat(stopped.done()).isFalse();
    assertThat(stopped.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(Code.FILE_UNWRITABLE);
    assertThat(apply(Pairs.plan(Order.CLAIM_FIRST, 10)).done()).isTrue();
  }

  /** A journal whose disk is full after so many entries. */
  private record FullDisk(
      Journal journal, AtomicInteger entries, int room, DiagnosticException full)
      implements Journal {
    @Override
    public CompletableFuture<Void> submit(JournalEntry entry) {
      return entries.incrementAndGet() > room
          ? CompletableFuture.failedFuture(full)
          : journal.submit(entry);
    }

    @Override
    public void close() {
      journal.close();
    }
  }
}
