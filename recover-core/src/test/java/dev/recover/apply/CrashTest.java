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
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.Order;
import dev.recover.plan.PlanFile;
import dev.recover.plan.TargetState;
import dev.recover.plan.undo.Made;
import dev.recover.spi.Selection;
import dev.recover.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process is killed after every record of the journal, and around every request. */
@Timeout(240)
class CrashTest {
  private static final int PAIRS = 2;
  private static final ApplyOptions OPTIONS =
      ApplyOptions.defaults("test")
          .withParallelism(2)
          .withNoProgress(Duration.ofSeconds(5))
          .withProofPatience(Duration.ofSeconds(1));

  @TempDir Path folder;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Passes on so many entries; with the next the process is dead. */
  private static final class MortalJournal implements Journal {
    private final Journal journal;
    private final AtomicInteger left;
    private final Runnable death;

    MortalJournal(Journal journal, int entries, Runnable death) {
      this.journal = journal;
      this.left = new AtomicInteger(entries);
      this.death = death;
    }

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
  }

  /** Applies and dies with the entry after so many; answers whether it got to its end. */
  private boolean applyAndDie(FakeWorld world, Path state, PlanFile plan, int entries) {
    FakeCluster cluster = new FakeCluster(world);
    Applier applier =
        new Applier(
            cluster,
            new Verifier(Pairs.disks()),
            state,
            OPTIONS,
            journal -> new MortalJournal(journal, entries, cluster::kill));
    try {
      return applier.apply(ApplyRequest.of(plan), ApplyListener.SILENT).done();
    } catch (Killed | FakeCluster.Dead e) {
      return false;
    }
  }

  private RunResult apply(FakeWorld world, Path state, PlanFile plan) {
    return new Applier(new FakeCluster(world), new Verifier(Pairs.disks()), state, OPTIONS)
        .apply(ApplyRequest.of(plan), ApplyListener.SILENT);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void killedAfterAnyRecordTheSameCommandFinishesAndMakesNothingTwice(Order order) {
    PlanFile plan = Pairs.plan(order, PAIRS);
    boolean finished = false;
    int entries = 0;
    while (!finished) {
      try (FakeWorld world = new FakeWorld()) {
        Path state = folder.resolve(order + "-" + entries);
        finished = applyAndDie(world, state, plan, entries);
        RunResult result = apply(world, state, plan);
        assertThat(result.done()).as("killed after %d records", entries).isTrue();
        assertThat(result.count(VolumeOutcome.PROVEN)).isEqualTo(PAIRS);
        assertNothingTwice(world);
        assertUndoKnowsAll(world, state, plan);
      }
      entries++;
    }
    // One record at the beginning and one at the end of each of 2 * PAIRS + 1 steps, and proofs.
    assertThat(entries).isGreaterThan(2 * (2 * PAIRS + 1) + PAIRS);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void killedAgainAndAgainItGetsThere(Order order) {
    PlanFile plan = Pairs.plan(order, PAIRS);
    try (FakeWorld world = new FakeWorld()) {
      Path state = folder.resolve("again-" + order);
      int lives = 0;
      while (!applyAndDie(world, state, plan, 3)) {
        lives++;
        assertThat(lives).isLessThan(40);
      }
      assertNothingTwice(world);
      assertThat(new RunStore(state, Clock.systemUTC()).list()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void killedAroundAnyRequestTheSameCommandFinishes(Order order) {
    PlanFile plan = Pairs.plan(order, PAIRS);
    for (boolean before : new boolean[] {true, false}) {
      for (int writes = 0; writes < 2 * PAIRS + 4; writes++) {
        try (FakeWorld world = new FakeWorld()) {
          Path state = folder.resolve(order + "-" + before + "-" + writes);
          dieAtRequest(world, state, plan, before, writes);
          assertThat(apply(world, state, plan).done()).isTrue();
          assertNothingTwice(world);
          assertUndoKnowsAll(world, state, plan);
        }
      }
    }
  }

  @Test
  void aJournalCutInItsLastLineIsGoneOnWithAndSaid() throws IOException {
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, PAIRS);
    try (FakeWorld world = new FakeWorld()) {
      Path state = folder.resolve("torn");
      applyAndDie(world, state, plan, 4);
      RunStore store = new RunStore(state, Clock.systemUTC());
      Path journal = store.journal(store.list().get(0).run());
      byte[] whole = Files.readAllBytes(journal);
      Files.write(journal, Arrays.copyOf(whole, whole.length - 20));
      List<Code> notes = new ArrayList<>();

      RunResult result =
          new Applier(new FakeCluster(world), new Verifier(Pairs.disks()), state, OPTIONS)
              .apply(
                  ApplyRequest.of(plan),
                  new ApplyListener() {
                    @Override
                    public void note(Diagnostic diagnostic) {
                      notes.add(diagnostic.code());
                    }
                  });

      assertThat(result.done()).isTrue();
      assertThat(notes).containsExactly(Code.JOURNAL_TORN);
      assertNothingTwice(world);
    }
  }

  @Test
  void aJournalThatWasChangedIsRefused() throws IOException {
    PlanFile plan = Pairs.plan(Order.CLAIM_FIRST, PAIRS);
    try (FakeWorld world = new FakeWorld()) {
      Path state = folder.resolve("changed");
      applyAndDie(world, state, plan, 6);
      RunStore store = new RunStore(state, Clock.systemUTC());
      Path journal = store.journal(store.list().get(0).run());
      Files.writeString(
          journal, Files.readString(journal).replaceFirst("namespace:db", "namespace:no"));

      assertThatThrownBy(() -> apply(world, state, plan))
          .isInstanceOfSatisfying(
              DiagnosticException.class,
              e -> assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.JOURNAL_TAMPERED));
    }
  }

  private void dieAtRequest(
      FakeWorld world, Path state, PlanFile plan, boolean before, int writes) {
    FakeCluster cluster = new FakeCluster(world);
    AtomicInteger left = new AtomicInteger(writes);
    FakeCluster.Mishap death =
        (verb, ref) -> {
          if (left.getAndDecrement() == 0) {
            cluster.kill();
          }
        };
    if (before) {
      cluster.before =
          (verb, ref) -> {
            death.strike(verb, ref);
            if (left.get() < 0) {
              throw new FakeCluster.Dead();
            }
          };
    } else {
      cluster.after = death;
    }
    try {
      new Applier(cluster, new Verifier(Pairs.disks()), state, OPTIONS)
          .apply(ApplyRequest.of(plan), ApplyListener.SILENT);
    } catch (FakeCluster.Dead e) {
      assertThat(left.get()).isNegative();
    }
  }

  private static void assertNothingTwice(FakeWorld world) {
    world.created.forEach(
        (ref, times) -> {
          if (!ref.kind().equals("Lease")) {
            assertThat(times).as(ref.toString()).isEqualTo(1);
          }
        });
  }

  /** Whatever happened, the journal knows every object that was made. */
  private static void assertUndoKnowsAll(FakeWorld world, Path state, PlanFile plan) {
    RunStore store = new RunStore(state, Clock.systemUTC());
    Map<ResourceType, Map<dev.recover.model.ObjectRef, KubeObject>> objects = new HashMap<>();
    for (ResourceType type :
        List.of(
            ResourceType.NAMESPACE,
            ResourceType.PERSISTENT_VOLUME,
            ResourceType.PERSISTENT_VOLUME_CLAIM)) {
      objects.put(
          type,
          world.list(type, Selection.EVERYTHING).stream()
              .collect(Collectors.toMap(KubeObject::ref, object -> object)));
    }
    TargetState target = new TargetState(new FakeCluster(world).identity(), objects);
    Set<String> uids =
        store.list().stream()
            .flatMap(
                run -> MadeObjects.of(store.read(run.run()).lines(), plan.plan(), target).stream())
            .map(Made::uid)
            .collect(Collectors.toSet());
    Set<String> live =
        objects.values().stream()
            .flatMap(each -> each.values().stream())
            .filter(object -> !object.name().equals("recover-system"))
            .map(object -> object.uid().orElseThrow())
            .collect(Collectors.toSet());
    assertThat(uids).isEqualTo(live);
  }
}
