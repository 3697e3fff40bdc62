// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.apply.Applier;
import dev.recover.apply.ApplyListener;
import dev.recover.apply.ApplyOptions;
import dev.recover.apply.ApplyProgress;
import dev.recover.apply.ApplyRequest;
import dev.recover.apply.RunResult;
import dev.recover.apply.world.TargetReader;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.plan.Order;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Planner;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Cluster;
import dev.recover.testkit.RealCluster;
import dev.recover.verify.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans and applies pairs in this JVM, with the product's own classes and defaults. */
final class Restore {
  /**
   * What one run took.
   *
   * @param created from the start of the run to the last object made
   * @param proven from the start of the run to its end
   * @param requests of applying, watches and lists included
   * @param creating processor time until the last object was made
   */
  record Took(Duration created, Duration proven, long requests, Processor creating) {
    /** To the last proof. */
    double seconds() {
      return proven.toMillis() / 1e3;
    }
  }

  private final Lab lab;
  private final ClusterOptions options;

  Restore(Lab lab, RealCluster cluster) {
    this.lab = lab;
    this.options = ClusterOptions.DEFAULTS.withKubeconfigs(List.of(cluster.kubeconfig()));
  }

  Plan plan(Pairs pairs, Optional<Order> order) {
    try (Cluster cluster = KubernetesClusters.open(options)) {
      RestoreOptions wanted =
          new RestoreOptions(order, Set.of(), true, RestoreOptions.DEFAULT.selected());
      Plan plan =
          new Planner(lab.disks())
              .restore(
                  new RestoreRequest(
                      pairs.bundle(),
                      dev.recover.transform.Mappings.none(),
                      new TargetReader(cluster).read(TargetReader.FOR_PLAN, Set.of()).state(),
                      wanted,
                      "2026-01-01T00:00:00Z"));
      if (plan.in(PlannedVolume.State.READY).size() != pairs.size()) {
        throw new IllegalStateException("not every pair can be restored: " + plan.diagnostics());
      }
      return plan;
    }
  }

  Took apply(Pairs pairs, Optional<Order> order) {
    PlanFile plan = PlanFile.of(plan(pairs, order));
    Path state = lab.path("state");
    try (Cluster cluster = KubernetesClusters.open(options)) {
      Applier applier =
          new Applier(cluster, new Verifier(lab.disks()), state, ApplyOptions.defaults("bench"));
      Watch watch = new Watch();
      RunResult result = applier.apply(ApplyRequest.of(plan), watch);
      if (!result.done()) {
        throw new IllegalStateException("not restored: " + result.volumes().get(0));
      }
      return new Took(
          Duration.ofNanos(watch.created - watch.started),
          result.took(),
          result.requests(),
          watch.atCreated.since(watch.atStart));
    }
  }

  /** Notes when things happen. */
  private static final class Watch implements ApplyListener {
    private long started;
    private long created;
    private Processor atStart = Processor.now();
    private Processor atCreated = atStart;

    @Override
    public void started(String run, boolean resumed) {
      atStart = Processor.now();
      started = System.nanoTime();
    }

    @Override
    public void progress(ApplyProgress progress) {
      if (created == 0 && progress.created() == progress.volumes()) {
        created = System.nanoTime();
        atCreated = Processor.now();
      }
    }
  }
}
