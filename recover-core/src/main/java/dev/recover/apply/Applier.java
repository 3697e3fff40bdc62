// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.lock.FileLock;
import dev.recover.apply.lock.Holder;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.Journal;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.CloudAccess;
import dev.recover.spi.Cluster;
import dev.recover.spi.ClusterIdentity;
import dev.recover.verify.Verifier;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Carries out a plan, exactly as it was reviewed, or refuses and says what has changed.
 *
 * <p>What it does is in a journal before it is done. Killed at any instant, the same call with the
 * same plan goes on: it makes nothing twice, and a plan that was carried out already changes
 * nothing. One applier is for one call of {@link #apply}.
 */
public final class Applier {
  private final Cluster cluster;
  private final Verifier verifier;
  private final Path state;
  private final ApplyOptions options;
  private final Clock clock = Clock.systemUTC();
  private final Inbox inbox = new Inbox();
  private final UnaryOperator<Journal> tap;
  private final CloudAccess clouds;

  /**
   * @param state the folder for what this program remembers: locks and journals
   */
  public Applier(Cluster cluster, Verifier verifier, Path state, ApplyOptions options) {
    this(cluster, verifier, state, options, UnaryOperator.identity(), CloudAccess.none());
  }

  /** For plans that change nothing in a cloud; see the other constructor. */
  public Applier(
      Cluster cluster,
      Verifier verifier,
      Path state,
      ApplyOptions options,
      UnaryOperator<Journal> tap) {
    this(cluster, verifier, state, options, tap, CloudAccess.none());
  }

  /**
   * With something between the run and its journal, for tests that end a run at a chosen entry.
   *
   * @param clouds for plans that change something in a cloud; opened when it comes to that
   * @param tap what the journal of the run goes through when it is opened; it gets every entry
   */
  public Applier(
      Cluster cluster,
      Verifier verifier,
      Path state,
      ApplyOptions options,
      UnaryOperator<Journal> tap,
      CloudAccess clouds) {
    this.cluster = cluster;
    this.verifier = verifier;
    this.state = state;
    this.options = options;
    this.tap = tap;
    this.clouds = clouds;
  }

  /**
   * Applies a plan and returns when nothing is left that can be done now.
   *
   * <p>What concerns single volumes is in the result. Throws {@link DiagnosticException} when
   * nothing was begun: another cluster ({@link Code#PLAN_OTHER_CLUSTER}), blocked volumes ({@link
   * Code#PLAN_BLOCKED}), a world that changed ({@link Code#PLAN_STALE}, one for each fact), another
   * run ({@link Code#LOCK_HELD}), a missing permission ({@link Code#FORBIDDEN}), a journal that
   * cannot be written ({@link Code#FILE_UNWRITABLE}) or is not what was written ({@link
   * Code#JOURNAL_TAMPERED}).
   */
  public RunResult apply(ApplyRequest request, ApplyListener listener) {
    Plan plan = request.plan().plan();
    ClusterIdentity identity = cluster.identity();
    requireCluster(plan, identity);
    requireUnblocked(plan);
    Holder holder = Holder.ofThisProcess(plan.flow(), clock.instant());
    try (FileLock lock = FileLock.take(state, identity.uid(), holder)) {
      return new Run(cluster, state, options, inbox, tap, clouds)
          .carryOut(request, verifier, listener, lock, holder);
    }
  }

  /** Finishes the steps that are under way and begins no other. May be called from any thread. */
  public void requestStop() {
    inbox.stop();
  }

  /** Stops at once; what was under way is in doubt. May be called from any thread. */
  public void abort() {
    inbox.abort();
  }

  private static void requireCluster(Plan plan, ClusterIdentity identity) {
    if (!plan.basis().clusterUid().equals(identity.uid())) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.PLAN_OTHER_CLUSTER,
              identity.context(),
              "the plan was made for another cluster",
              "it is for "
                  + plan.basis().clusterName()
                  + " (uid "
                  + plan.basis().clusterUid()
                  + "), and context "
                  + identity.context()
                  + " is the cluster with uid "
                  + identity.uid(),
              "name the context of the plan's cluster, or make a plan for this one"));
    }
  }

  private void requireUnblocked(Plan plan) {
    List<PlannedVolume> blocked = plan.in(PlannedVolume.State.BLOCKED);
    if (!blocked.isEmpty() && !options.skipBlocked()) {
      throw new DiagnosticException(
          Diagnostic.error(
                  Code.PLAN_BLOCKED,
                  "",
                  blocked.size() + " of " + plan.volumes().size() + " volumes are blocked",
                  "the plan says for each what is in the way (`recover plan show`)",
                  "remove what is in the way and plan again, or leave these volumes out with"
                      + " --skip-blocked")
              .withDetails(
                  blocked.stream()
                      .map(v -> v.claim() + "  " + String.join(", ", v.because()))
                      .toList()));
    }
  }
}
