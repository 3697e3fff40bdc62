// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.util.ArrayList;
import java.util.List;

/** Capturing a whole cluster, time and memory, against kubectl writing the same objects. */
final class CaptureAll implements Benchmark {
  @Override
  public void run(Lab lab) throws Exception {
    int small = lab.size(1_000, 300);
    int large = lab.size(10_000, 3_000);
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    BareClient bare = new BareClient(cluster);
    fill(lab, cluster, bare, small);
    double few = 0;
    for (int round = 0; round < 3; round++) {
      few = recover(lab, cluster).seconds();
    }
    fill(lab, cluster, bare, large - small);
    bare.close();
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> memory = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      Command kubectl = kubectl(lab, cluster);
      Command recover = recover(lab, cluster);
      theirs.add(kubectl.seconds());
      ours.add(recover.seconds());
      memory.add(recover.megabytes());
      lab.say("kubectl " + kubectl + ", recover " + recover);
    }
    double time = Lab.median(ours);
    double base = Lab.median(theirs);
    lab.report(
        Ratio.atMost(
            0.8,
            time / base,
            "capture -A of " + large + " pairs: time",
            "kubectl get pv,pvc -A -o json",
            String.format("%.2f against %.2f s", time, base)));
    double peak = memory.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    lab.report(
        Ratio.atMost(
            1,
            peak / 400,
            "capture -A of " + large + " pairs: resident",
            "400 MB",
            String.format("%.0f MB", peak)));
    lab.report(
        Ratio.atMost(
            11.0,
            time / few * (10.0 * small / large),
            "capture: growth for 10 times the pairs",
            "capture -A of " + small + " pairs",
            String.format("%.2f against %.2f s", time, few)));
  }

  private static void fill(Lab lab, RealCluster cluster, BareClient bare, int count)
      throws Exception {
    Pairs pairs = Pairs.of(lab.name("full"), count);
    cluster.wire().create(ObjectBuilders.namespace(pairs.namespace())).good();
    bare.create(pairs);
    new Bound(cluster).await(pairs);
  }

  private static Command kubectl(Lab lab, RealCluster cluster) throws Exception {
    return Command.run(
        cluster.kubeconfig(),
        lab.path("all.json"),
        List.of("kubectl", "get", "pv,pvc", "-A", "-o", "json"));
  }

  private static Command recover(Lab lab, RealCluster cluster) throws Exception {
    return Command.run(
        cluster.kubeconfig(),
        lab.path("out"),
        List.of(lab.launcher() + "", "capture", "-A", "--out", lab.path("bundle") + ""));
  }
}
