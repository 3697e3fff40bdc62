// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.Journal;
import dev.recover.journal.JournalEntry;
import dev.recover.journal.RunStore;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.Fault;
import dev.recover.verify.Verifier;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Steps that change a cloud: what is sent, what is told, what happens when something goes wrong.
 */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class CloudStepsTest {
  private static final ApplyOptions OPTIONS =
      ApplyOptions.defaults("test")
          .withParallelism(4)
          .withNoProgress(Duration.ofSeconds(3))
          .withCloudPatience(Duration.ofSeconds(3))
          .withProofPatience(Duration.ofSeconds(1));

  @TempDir Path folder;
  private Path state;
  private FakeWorld world = new FakeWorld();
  private FakeCloud cloud = cloud();

  private static FakeCloud cloud() {
    FakeCloud cloud = new FakeCloud();
    for (int i = 0; i < 3; i++) {
      cloud.add(FakeCloud.disk("disk-" + i, "id-" + i, Map.of("team", "db")));
    }
    return cloud;
  }

  @BeforeEach
  void fresh() {
    state = folder;
    cloud.polls = 1;
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private RunResult apply(PlanFile plan, ApplyListener listener) {
    return new Applier(
            new FakeCluster(world),
            new Verifier(Pairs.disks()),
            state,
            OPTIONS,
            journal -> journal,
            cloud.clouds())
        .apply(ApplyRequest.of(plan), listener);
  }

  private RunResult apply(PlanFile plan) {
    return apply(plan, ApplyListener.SILENT);
  }

  private List<JournalEntry> entries() {
    RunStore store = new RunStore(state, Clock.systemUTC());
    return store.read(store.list().get(0).run()).lines().stream()
        .map(line -> line.entry())
        .toList();
  }

  private String handleOf(int number) {
    return world
        .get(ObjectRef.volume("pv-" + number))
        .flatMap(pv -> pv.text("spec", "csi", "volumeHandle"))
        .orElse("");
  }

  private static Code only(RunResult result) {
    assertThat(result.volumes()).hasSize(1);
    assertThat(result.volumes().get(0).diagnostics()).hasSize(1);
    return result.volumes().get(0).diagnostics().get(0).code();
  }

  @Test
  void theCopyIsWhatStandsBehindTheClaim() {
    RunResult result = apply(Copies.plan(2));

    assertThat(result.volumes()).flatExtracting(VolumeResult::diagnostics).isEmpty();
    assertThat(result.count(VolumeOutcome.PROVEN)).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      assertThat(handleOf(i)).startsWith("copy-");
      assertThat(result.volumes().get(i).volume().disk().handle()).isEqualTo(handleOf(i));
      assertThat(cloud.disks.get(new DiskId(FakeCloud.DRIVER, handleOf(i))).facts().tags())
          .containsEntry(DiskChange.PROVENANCE, result.run())
          .containsEntry("owner", "db");
      assertThat(cloud.disks).containsKey(Pairs.disk(i));
    }
    assertThat(cloud.snapshots).isEmpty();
  }

  @Test
  void appliedTwiceNothingIsCopiedAgain() {
    RunResult first = apply(Copies.plan(1));
    RunResult again = apply(Copies.plan(1));

    assertThat(again.run()).isEqualTo(first.run());
    assertThat(again.done()).isTrue();
    assertThat(again.changed()).isZero();
    assertThat(cloud.made.values()).containsOnly(1);
  }

  @Test
  void howFarTheCloudIsIsToldAndTakesNoWorker() {
    cloud.polls = 2;
    List<String> told = new CopyOnWriteArrayList<>();
    apply(
        Copies.plan(1),
        new ApplyListener() {
          @Override
          public void operation(dev.recover.model.ClaimName claim, DiskOperation operation) {
            told.add(operation.change().getClass().getSimpleName() + " " + operation.percent());
          }
        });

    assertThat(told).contains("TakeSnapshot 0", "TakeSnapshot 67", "TakeSnapshot 100");
    assertThat(told).contains("MakeDisk 100");
  }

  @Test
  void killedAfterAnyRecordTheSameCommandFinishesAndCopiesNothingTwice() {
    PlanFile plan = Copies.plan(1);
    cloud.polls = 0;
    int entries = 0;
    boolean finished = false;
    while (!finished) {
      state = folder.resolve("life-" + entries);
      finished = applyAndDie(plan, entries);
      RunResult result = apply(plan);
      assertThat(result.done()).as("killed after %d records: %s", entries, result).isTrue();
      assertThat(cloud.made.values()).as("killed after %d records", entries).containsOnly(1);
      assertThat(handleOf(0)).startsWith("copy-");
      assertThat(cloud.snapshots).isEmpty();
      assertThat(cloud.disks).hasSize(4);
      world.close();
      world = new FakeWorld();
      cloud = cloud();
      entries++;
    }
    // Two records of each of seven steps and one more of each of two copies, and the ends.
    assertThat(entries).isGreaterThan(16);
  }

  private boolean applyAndDie(PlanFile plan, int entries) {
    FakeCluster cluster = new FakeCluster(world);
    AtomicInteger left = new AtomicInteger(entries);
    cloud.before =
        verb -> {
          if (left.get() < 0) {
            throw new Killed();
          }
        };
    try {
      return new Applier(
              cluster,
              new Verifier(Pairs.disks()),
              state,
              OPTIONS,
              journal -> mortal(journal, left, cluster::kill),
              cloud.clouds())
          .apply(ApplyRequest.of(plan), ApplyListener.SILENT)
          .done();
    } catch (Killed | FakeCluster.Dead e) {
      return false;
    } finally {
      cloud.before = verb -> {};
    }
  }

  private static Journal mortal(Journal journal, AtomicInteger left, Runnable death) {
    return new Journal() {
      @Override
      public CompletableFuture<Void> submit(JournalEntry entry) {
        if (left.getAndDecrement() > 0) {
          return journal.submit(entry);
        }
        death.run();
        throw new Killed();
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }

  @Test
  void anAnswerThatWasLostIsFoundByItsKey() {
    Set<String> lost = java.util.concurrent.ConcurrentHashMap.newKeySet();
    cloud.after =
        verb -> {
          if (lost.add(verb)) {
            throw new Fault(Fault.Kind.IN_DOUBT, 0, "connection reset");
          }
        };

    assertThat(apply(Copies.plan(1)).done()).isTrue();
    assertThat(lost).contains("TakeSnapshot", "MakeDisk", "DeleteOwnSnapshot");
    assertThat(cloud.made.values()).containsOnly(1);
  }

  @Test
  void anOperationThatFailsIsSaidAndOtherVolumesGoOn() {
    cloud.failing.add("disk:db/data-1");

    RunResult result = apply(Copies.plan(2));

    assertThat(result.volumes())
        .extracting(VolumeResult::outcome)
        .containsExactly(VolumeOutcome.PROVEN, VolumeOutcome.FAILED);
    Diagnostic said = result.volumes().get(1).diagnostics().get(0);
    assertThat(said.code()).isEqualTo(Code.OPERATION_FAILED);
    assertThat(said.why()).contains("QUOTA_EXCEEDED");
    assertThat(handleOf(1)).isEmpty();
    cloud.failing.clear();
    assertThat(apply(Copies.plan(2)).done()).isTrue();
  }

  @Test
  void aDiskThatIsAnotherOneOrGoneIsNotCopied() {
    cloud.add(FakeCloud.disk("disk-0", "id-of-another", Map.of()));
    assertThat(only(apply(Copies.plan(1)))).isEqualTo(Code.PLAN_STALE);

    cloud.disks.remove(Pairs.disk(0));
    assertThat(only(apply(Copies.plan(1)))).isEqualTo(Code.DISK_MISSING);
    assertThat(cloud.snapshots).isEmpty();
  }

  @Test
  void whatTheCloudRefusesIsSaidWithARemedy() {
    cloud.before =
        verb -> {
          if (verb.equals("TakeSnapshot")) {
            throw new Fault(Fault.Kind.DENIED, 403, "compute.disks.createSnapshot denied");
          }
        };
    assertThat(only(apply(Copies.plan(1)))).isEqualTo(Code.CLOUD_FORBIDDEN);

    cloud.before =
        verb -> {
          throw new Fault(Fault.Kind.UNAUTHENTICATED, 401, "token expired");
        };
    RunResult expired = apply(Copies.plan(1));
    assertThat(expired.diagnostics())
        .extracting(Diagnostic::code)
        .contains(Code.CLOUD_UNAUTHENTICATED);
    assertThat(expired.interrupted()).isFalse();
    cloud.before = verb -> {};
    assertThat(apply(Copies.plan(1)).done()).isTrue();
  }

  @Test
  void anOperationThatComesNoFurtherEndsTheRunAndIsFoundAgain() {
    cloud.polls = 1_000_000;
    RunResult stalled = apply(Copies.plan(1));
    assertThat(only(stalled)).isEqualTo(Code.NO_PROGRESS);
    assertThat(stalled.count(VolumeOutcome.IN_DOUBT)).isEqualTo(1);

    cloud.polls = 0;
    assertThat(apply(Copies.plan(1)).done()).isTrue();
    assertThat(cloud.made.values()).containsOnly(1);
  }

  @Test
  void stoppedWhileTheCloudCopiesItEndsAtOnceAndGoesOnLater() {
    cloud.polls = 1_000_000;
    Applier applier =
        new Applier(
            new FakeCluster(world),
            new Verifier(Pairs.disks()),
            state,
            OPTIONS,
            journal -> journal,
            cloud.clouds());
    RunResult stopped =
        applier.apply(
            ApplyRequest.of(Copies.plan(1)),
            new ApplyListener() {
              @Override
              public void operation(dev.recover.model.ClaimName claim, DiskOperation operation) {
                applier.requestStop();
              }
            });

    assertThat(stopped.interrupted()).isTrue();
    assertThat(stopped.took()).isLessThan(Duration.ofSeconds(3));
    assertThat(entries()).anyMatch(JournalEntry.OperationSeen.class::isInstance);
    cloud.polls = 0;
    assertThat(apply(Copies.plan(1)).done()).isTrue();
    assertThat(cloud.made.values()).containsOnly(1);
  }

  @Test
  void tagsAreSetOnlyOnWhatWasReviewed() {
    PlanFile plan = tagging(Map.of("team", "db"), Map.of("team", "web", "owner", "dr"));
    assertThat(apply(plan).done()).isTrue();
    assertThat(tags()).containsEntry("team", "web").containsEntry("owner", "dr");
    assertThat(apply(plan).changed()).isZero();
  }

  @Test
  void tagsThatSomebodyChangedAreNotOverwritten() {
    Disk disk = cloud.disks.get(Pairs.disk(0));
    cloud.add(FakeCloud.tagged(disk, Map.of("team", "someone")));

    RunResult result = apply(tagging(Map.of("team", "db"), Map.of("team", "web")));

    assertThat(only(result)).isEqualTo(Code.PLAN_STALE);
    assertThat(tags()).containsEntry("team", "someone");
  }

  private Map<String, String> tags() {
    return cloud.disks.get(Pairs.disk(0)).facts().tags();
  }

  private static PlanFile tagging(Map<String, String> seen, Map<String, String> set) {
    return Pairs.file(
        "restore",
        List.of(
            new PlannedVolume(
                Pairs.claimName(0),
                "pv-0",
                Pairs.disk(0),
                "5Gi",
                "gp3",
                PlannedVolume.State.READY,
                List.of())),
        List.of(
            Copies.step(
                "tag:db/data-0",
                0,
                new DiskChange.Tag(Pairs.disk(0), set, Set.of()),
                new DiskSeen("id-0", Optional.empty(), seen))),
        List.of());
  }

  @Test
  void aPlanOfCopiesIsTheSameAfterItsFile() throws IOException {
    PlanFile plan = Copies.plan(2);
    StringWriter text = new StringWriter();
    PlanFile.write(plan.plan(), text);

    PlanFile read = PlanFile.read(new StringReader(text.toString()), "plan.json");

    assertThat(read.digest()).isEqualTo(plan.digest());
    assertThat(read.plan()).usingRecursiveComparison().isEqualTo(plan.plan());
  }

  @Test
  void aPlaceholderThatNothingFillsIsRefused() {
    List<PlannedStep> steps = Copies.plan(1).plan().steps();
    PlanFile without =
        Pairs.file(
            "restore",
            List.of(),
            steps.stream()
                .filter(step -> !step.id().startsWith("disk:"))
                .map(
                    step ->
                        new PlannedStep(
                            step.id(),
                            step.step(),
                            step.needs().stream().filter(n -> !n.startsWith("disk:")).toList(),
                            step.hazard(),
                            ""))
                .toList(),
            List.of());

    assertThatThrownBy(
            () -> {
              StringWriter text = new StringWriter();
              PlanFile.write(without.plan(), text);
              PlanFile.read(new StringReader(text.toString()), "plan.json");
            })
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(e.diagnostics().get(0).why())
                    .contains("names what step disk:db/data-0 makes"));
  }
}
