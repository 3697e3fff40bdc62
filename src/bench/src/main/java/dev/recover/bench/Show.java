// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.bundle.BundleWriter;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Showing a small bundle, the whole command, against the shortest thing that kubectl does. */
final class Show implements Benchmark {
  private record Contender(List<String> words, Map<String, String> environment) {}

  @Override
  public void run(Lab lab) throws Exception {
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    cluster.wire().create(ObjectBuilders.namespace(lab.name("there"))).good();
    Path bundle = lab.path("bundle");
    BundleWriter.write(Pairs.of("small", 3).bundle(), bundle);
    Map<String, Contender> contenders = new TreeMap<>();
    contenders.put("kubectl", new Contender(List.of("kubectl", "get", "ns"), Map.of()));
    List<String> show = List.of(lab.launcher() + "", "bundle", "show", bundle + "");
    Javas.homes()
        .forEach(
            (major, home) -> contenders.put(major, new Contender(show, Javas.environment(home))));
    Map<String, List<Double>> seconds = new TreeMap<>();
    // In turn, so that whatever else the machine does is shared; the first warms the caches.
    for (int round = 0; round <= lab.size(15, 7); round++) {
      for (Map.Entry<String, Contender> each : contenders.entrySet()) {
        Contender one = each.getValue();
        double took =
            Command.run(cluster.kubeconfig(), lab.path("out"), one.words, one.environment)
                .seconds();
        if (round > 0) {
          seconds.computeIfAbsent(each.getKey(), n -> new ArrayList<>()).add(took);
        }
      }
    }
    double base = Lab.median(Objects.requireNonNull(seconds.remove("kubectl")));
    seconds.forEach((major, times) -> report(lab, major, Lab.median(times), base));
  }

  private static void report(Lab lab, String major, double took, double base) {
    lab.report(
        Ratio.atMost(
            4,
            took / base,
            "bundle show, 3 volumes, Java " + major,
            "kubectl get ns",
            String.format("%.0f against %.0f ms", took * 1e3, base * 1e3)));
  }
}
