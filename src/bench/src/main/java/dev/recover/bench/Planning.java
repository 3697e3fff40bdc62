// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.bundle.BundleWriter;
import dev.recover.cli.command.PlanFiles;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.TargetState;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.ClusterIdentity;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import dev.recover.transform.Mappings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** What needs no cluster: planning, and writing and reading of bundles and plans. */
final class Planning implements Benchmark {
  private static final int SMALL = 1_000;
  private static final int LARGE = 10_000;

  @Override
  public boolean needsControlPlane() {
    return false;
  }

  @Override
  public void run(Lab lab) throws Exception {
    // First what reads, while no other objects fill the heap and slow its collector down.
    Path large = folder(lab, LARGE);
    Path small = folder(lab, SMALL);
    lab.growth("bundle reading", () -> BundleReader.read(large), () -> BundleReader.read(small));
    // Planned is what was read from files, as by a command.
    Bundle many = BundleReader.read(large);
    Bundle few = BundleReader.read(small);
    lab.growth(
        "bundle writing",
        () -> BundleWriter.write(many, lab.memoryPath("bundle")),
        () -> BundleWriter.write(few, lab.memoryPath("bundle")));
    TargetState target = target();
    double planning =
        lab.growth("planning", () -> plan(lab, many, target), () -> plan(lab, few, target));
    lab.report(
        Ratio.atMost(
            1, planning / 2, "planning 10000 volumes", "2 s", String.format("%.2f s", planning)));
    lab.growth("plan file", file(lab, plan(lab, many, target)), file(lab, plan(lab, few, target)));
  }

  private static Path folder(Lab lab, int count) {
    Path folder = lab.memoryPath("bundle");
    BundleWriter.write(Pairs.of("read", count).bundle(), folder);
    return folder;
  }

  private static Callable<?> file(Lab lab, Plan plan) {
    return () -> {
      Path file = lab.memoryPath("plan");
      PlanFiles.write(plan, file);
      return PlanFiles.read(file);
    };
  }

  private static Plan plan(Lab lab, Bundle bundle, TargetState target) {
    RestoreOptions options =
        RestoreOptions.DEFAULT.allowing(
            java.util.Set.of(
                dev.recover.diagnostic.Code.NO_NODE, dev.recover.diagnostic.Code.NO_DRIVER));
    return new Planner(lab.disks())
        .restore(
            new RestoreRequest(bundle, Mappings.none(), target, options, "2026-01-01T00:00:00Z"));
  }

  /**
   * A cluster with namespace, class and driver, and as many volumes that have nothing to do with
   * it.
   */
  private static TargetState target() {
    Map<ResourceType, Map<ObjectRef, KubeObject>> objects = new HashMap<>();
    List<KubeObject> there = new ArrayList<>();
    there.add(ObjectBuilders.storageClass(RealCluster.RETAIN_CLASS, RealCluster.DRIVER).build());
    there.add(ObjectBuilders.driver(RealCluster.DRIVER));
    there.addAll(Pairs.of("other", LARGE).readyVolumes());
    for (ResourceType type : dev.recover.apply.world.TargetReader.FOR_PLAN) {
      objects.put(type, new HashMap<>());
    }
    for (KubeObject object : there) {
      ResourceType type = ResourceType.of(object.ref().group(), object.kind()).orElseThrow();
      objects.computeIfAbsent(type, t -> new HashMap<>()).put(object.ref(), object);
    }
    return new TargetState(
        new ClusterIdentity("bench", "bench", "22222222-2222-4222-8222-222222222222", "v1", false),
        objects);
  }
}
