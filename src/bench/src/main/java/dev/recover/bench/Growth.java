// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;
import java.util.Optional;

/** How applying grows with the number of pairs, to the last proof and in this JVM's own work. */
final class Growth implements Benchmark {
  @Override
  public void run(Lab lab) {
    int small = lab.size(1_000, 200);
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    Restore restore = new Restore(lab, cluster);
    restore.apply(Pairs.of(lab.name("warm"), 300), Optional.empty());
    double[] few = measure(lab, restore, small);
    double[] many = measure(lab, restore, 10 * small);
    report(lab, "to the last proof", few[0], many[0]);
    report(lab, "processor time of the client", few[1], many[1]);
  }

  private static double[] measure(Lab lab, Restore restore, int count) {
    Processor before = Processor.now();
    Restore.Took took = restore.apply(Pairs.of(lab.name("pairs"), count), Optional.empty());
    Processor used = Processor.now().since(before);
    lab.say(count + " pairs: " + took.seconds() + " s; " + used.each(count));
    return new double[] {took.seconds(), used.seconds().getOrDefault(Processor.HERE, 0.0)};
  }

  private static void report(Lab lab, String what, double few, double many) {
    lab.report(
        Ratio.atMost(
            11,
            many / few,
            "apply, growth for 10 times the pairs",
            what,
            String.format("%.1f against %.1f s", many, few)));
  }
}
