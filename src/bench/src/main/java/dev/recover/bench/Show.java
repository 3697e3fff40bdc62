// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.bundle.BundleWriter;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Showing a small bundle, the whole command, against the shortest thing that kubectl does. */
final class Show implements Benchmark {
  @Override
  public void run(Lab lab) throws Exception {
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    cluster.wire().create(ObjectBuilders.namespace(lab.name("there"))).good();
    Path bundle = lab.path("bundle");
    BundleWriter.write(Pairs.of("small", 3).bundle(), bundle);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round <= lab.size(15, 7); round++) {
      double kubectl =
          Command.run(cluster.kubeconfig(), lab.path("out"), List.of("kubectl", "get", "ns"))
              .seconds();
      double recover =
          Command.run(
                  cluster.kubeconfig(),
                  lab.path("out"),
                  List.of(lab.launcher() + "", "bundle", "show", bundle + ""))
              .seconds();
      if (round > 0) {
        theirs.add(kubectl);
        ours.add(recover);
      }
    }
    lab.report(
        Ratio.atMost(
            4,
            Lab.median(ours) / Lab.median(theirs),
            "bundle show, 3 volumes",
            "kubectl get ns",
            String.format(
                "%.0f against %.0f ms", Lab.median(ours) * 1e3, Lab.median(theirs) * 1e3)));
  }
}
