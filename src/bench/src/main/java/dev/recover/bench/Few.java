// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.plan.PlanFile;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Three pairs, the whole command: proven, against kubectl create until the claims are Bound. */
final class Few implements Benchmark {
  private static final int PAIRS = 3;

  @Override
  public void run(Lab lab) throws Exception {
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    List<Double> ours = new ArrayList<>();
    List<Double> runs = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> floors = new ArrayList<>();
    for (int round = 0; round <= lab.size(9, 5); round++) {
      double kubectl = kubectl(lab, cluster);
      double recover = recover(lab, cluster);
      double run = run(lab, cluster);
      double floor = floor(lab, cluster);
      lab.say(
          String.format(
              "kubectl to Bound %.2f s, recover to proven %.2f s, in a warm JVM %.2f s,"
                  + " a JVM that does nothing %.2f s",
              kubectl, recover, run, floor));
      if (round > 0) { // The first of each warms the caches of the system.
        theirs.add(kubectl);
        ours.add(recover);
        runs.add(run);
        floors.add(floor);
      }
    }
    lab.report(
        Ratio.atMost(
            1.3,
            Lab.median(runs) / Lab.median(theirs),
            "3 pairs: the run alone, to proven",
            "kubectl create -f, to Bound",
            String.format("%.2f against %.2f s", Lab.median(runs), Lab.median(theirs))));
    lab.report(
        Ratio.atMost(
            1.3,
            Lab.median(ours) / Lab.median(theirs),
            "3 pairs: recover apply, to proven",
            "kubectl create -f, to Bound",
            String.format(
                "%.2f against %.2f s, of which a JVM that does nothing %.2f s",
                Lab.median(ours), Lab.median(theirs), Lab.median(floors))));
  }

  private static double kubectl(Lab lab, RealCluster cluster) throws Exception {
    Pairs pairs = prepared(lab, cluster);
    List<Object> items = new ArrayList<>();
    pairs.readyVolumes().stream().map(KubeObject::tree).forEach(items::add);
    pairs.readyClaims().stream().map(KubeObject::tree).forEach(items::add);
    Path file = lab.path("pairs.json");
    Files.writeString(
        file, Json.compact(Map.of("apiVersion", "v1", "kind", "List", "items", items)));
    long start = System.nanoTime();
    Command.run(
        cluster.kubeconfig(), lab.path("out"), List.of("kubectl", "create", "-f", file + ""));
    new Bound(cluster).await(pairs);
    return (System.nanoTime() - start) / 1e9;
  }

  /** The launcher, and a JVM with the archive of apply that ends before it runs anything. */
  private static double floor(Lab lab, RealCluster cluster) throws Exception {
    return Command.run(
            cluster.kubeconfig(),
            lab.path("out"),
            List.of(lab.launcher() + "", "apply"),
            Map.of("RECOVER_JAVA_OPTS", "-version"))
        .seconds();
  }

  /** What the run itself takes, in this JVM, which has done it before. */
  private static double run(Lab lab, RealCluster cluster) {
    return new Restore(lab, cluster).apply(prepared(lab, cluster), Optional.empty()).seconds();
  }

  private static double recover(Lab lab, RealCluster cluster) throws Exception {
    PlanFile plan =
        PlanFile.of(new Restore(lab, cluster).plan(prepared(lab, cluster), Optional.empty()));
    Path file = lab.path("plan.json");
    try (Writer out = Files.newBufferedWriter(file)) {
      PlanFile.write(plan.plan(), out);
    }
    String name = cluster.options().name();
    return Command.run(
            cluster.kubeconfig(),
            lab.path("out"),
            List.of(lab.launcher() + "", "apply", file + "", "--context", name, "--confirm", name))
        .seconds();
  }

  /** The namespace is there for both: kubectl create is not asked to make one. */
  private static Pairs prepared(Lab lab, RealCluster cluster) {
    Pairs pairs = Pairs.of(lab.name("few"), PAIRS);
    cluster.wire().create(ObjectBuilders.namespace(pairs.namespace())).good();
    return pairs;
  }
}
