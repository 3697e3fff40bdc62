// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.lock;

import dev.recover.apply.world.Refusals;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The lock of a target cluster in the cluster itself: the Lease {@value #NAME} in the namespace
 * {@value #NAMESPACE}.
 *
 * <p>It says who works on the cluster, at what and since when, is renewed while the run lasts and
 * removed at its end. One that was not renewed in time, or whose process surely is gone, is taken
 * over. It keeps honest runs apart and is no fence: every write has its own preconditions.
 */
public final class LeaseLock implements AutoCloseable {
  static final String NAMESPACE = "recover-system";
  static final String NAME = "recover";

  private static final ObjectRef LEASE = ObjectRef.of(ResourceType.LEASE, NAMESPACE, NAME);
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Cluster cluster;
  private final LeaseText text;
  private final Clock clock;
  private final Renewal renewal;
  private final ScheduledExecutorService schedule;
  private volatile KubeObject held;
  private volatile boolean gone;

  /**
   * That a Lease is kept.
   *
   * @param every how often it is renewed, well below the minute for which it holds
   * @param lost told when somebody else has taken it while the run lasts
   */
  public record Renewal(Duration every, Consumer<Diagnostic> lost) {}

  private LeaseLock(
      Cluster cluster, LeaseText text, Clock clock, Renewal renewal, KubeObject held) {
    this.cluster = cluster;
    this.text = text;
    this.clock = clock;
    this.renewal = renewal;
    this.held = held;
    this.schedule = Executors.newSingleThreadScheduledExecutor(LeaseLock::thread);
    long every = renewal.every().toMillis();
    schedule.scheduleWithFixedDelay(this::renew, every, every, TimeUnit.MILLISECONDS);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-lease");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Takes the Lease, making it and its namespace when they are missing.
   *
   * <p>Throws {@link DiagnosticException} with {@link Code#LOCK_HELD}, naming who has it and until
   * when, or {@link Code#FORBIDDEN}.
   *
   * @param file the lock of this machine, which must be held
   */
  public static LeaseLock take(
      Cluster cluster, FileLock file, Holder holder, Clock clock, Renewal renewal) {
    LeaseText text = new LeaseText(holder, file.id());
    return new LeaseLock(cluster, text, clock, renewal, acquire(cluster, text, clock));
  }

  private static KubeObject acquire(Cluster cluster, LeaseText text, Clock clock) {
    String verb = "create";
    try {
      for (int i = 0; i < TRIES; i++) {
        verb = "create";
        Optional<KubeObject> made = create(cluster, text.fresh(clock.instant()));
        if (made.isPresent()) {
          return made.get();
        }
        verb = "get";
        Optional<KubeObject> there = cluster.get(LEASE);
        verb = "update";
        Optional<KubeObject> taken =
            there.flatMap(lease -> takeOver(cluster, text, clock.instant(), lease));
        if (taken.isPresent()) {
          return taken.get();
        }
      }
    } catch (Fault fault) {
      throw refused(verb, fault);
    }
    throw new DiagnosticException(
        Diagnostic.error(
            Code.LOCK_HELD,
            "",
            "the lock of the cluster changes hands all the time",
            TRIES + " tries to take the Lease " + NAMESPACE + "/" + NAME + " met another holder",
            "see with `kubectl -n " + NAMESPACE + " get lease " + NAME + " -o yaml` who it is"));
  }

  private static Optional<KubeObject> create(Cluster cluster, KubeObject lease) {
    try {
      return Optional.of(cluster.create(lease));
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.NOT_FOUND) {
        createNamespace(cluster);
      } else if (fault.kind() != Fault.Kind.ALREADY_EXISTS && fault.kind() != Fault.Kind.IN_DOUBT) {
        throw fault;
      }
      return Optional.empty();
    }
  }

  private static void createNamespace(Cluster cluster) {
    try {
      cluster.create(KubeObject.named(ResourceType.NAMESPACE, "", NAMESPACE));
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.DENIED) {
        AccessRule rule = new AccessRule("create", ResourceType.NAMESPACE, "");
        throw withoutLease(Refusals.forbidden(rule, fault.getMessage()));
      }
      if (fault.kind() != Fault.Kind.ALREADY_EXISTS && fault.kind() != Fault.Kind.IN_DOUBT) {
        throw fault;
      }
    }
  }

  private static Optional<KubeObject> takeOver(
      Cluster cluster, LeaseText text, Instant now, KubeObject lease) {
    if (!text.mayTakeOver(lease, now)) {
      throw new DiagnosticException(LeaseText.held(lease));
    }
    try {
      return Optional.of(cluster.replace(text.over(lease, now)));
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.CONFLICT || fault.kind() == Fault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private static DiagnosticException refused(String verb, Fault fault) {
    AccessRule rule = new AccessRule(verb, ResourceType.LEASE, NAMESPACE);
    Diagnostic diagnostic = Refusals.cannot(rule, fault);
    return fault.kind() == Fault.Kind.DENIED
        ? withoutLease(diagnostic)
        : new DiagnosticException(diagnostic);
  }

  private static DiagnosticException withoutLease(Diagnostic diagnostic) {
    return new DiagnosticException(
        Diagnostic.error(
            diagnostic.code(),
            diagnostic.subject(),
            diagnostic.summary() + ", so other machines cannot be told of this run",
            diagnostic.why(),
            diagnostic.remedy()
                + "; or, when surely nobody else works on this cluster, add --no-lease"));
  }

  private void renew() {
    try {
      held = cluster.replace(text.over(held, clock.instant()));
    } catch (Fault fault) {
      afterFailedRenewal(fault);
    }
  }

  /** What passes is tried again at the next turn; the Lease outlives three of them. */
  private void afterFailedRenewal(Fault fault) {
    if (fault.kind() != Fault.Kind.CONFLICT && fault.kind() != Fault.Kind.NOT_FOUND) {
      return;
    }
    try {
      Optional<KubeObject> live = cluster.get(LEASE);
      if (live.isPresent() && text.isOurs(live.get())) {
        held = live.get();
        return;
      }
      gone = true;
      schedule.shutdown();
      renewal.lost().accept(LeaseText.taken(live));
    } catch (Fault again) {
      // Nothing is known; the next turn asks again.
      return;
    }
  }

  /**
   * Stops renewing and removes the Lease if it is still ours. A server that is silent is not waited
   * for: the Lease expires by itself, and the next run from here takes it over at once.
   */
  @Override
  public void close() {
    schedule.shutdownNow();
    Thread release = thread(this::release);
    try {
      schedule.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      release.start();
      release.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void release() {
    try {
      if (!gone && !delete(held)) {
        // The answer to a renewal was lost.
        cluster.get(LEASE).filter(text::isOurs).ifPresent(this::delete);
      }
    } catch (RuntimeException unreleased) {
      // It expires by itself, whatever it was; the run has said how it ended.
      return;
    }
  }

  /** Deletes exactly this state: one that comes late does not meet who took it over meanwhile. */
  private boolean delete(KubeObject lease) {
    try {
      cluster.delete(
          LEASE, Preconditions.exactly(lease.uid().orElse(""), lease.resourceVersion().orElse("")));
      return true;
    } catch (Fault fault) {
      if (fault.kind() != Fault.Kind.CONFLICT) {
        throw fault;
      }
      return false;
    }
  }
}
