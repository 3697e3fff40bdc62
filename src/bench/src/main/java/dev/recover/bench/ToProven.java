// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.plan.Order;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;
import java.util.Optional;

/** How long it takes to the last proven pair: the planner's choice against reserve first. */
final class ToProven implements Benchmark {
  private final String limits;
  private final ClusterOptions options;
  private final int full;
  private final int whenBrief;

  /**
   * @param limits names the controller manager's limits
   */
  ToProven(String limits, ClusterOptions options, int full, int whenBrief) {
    this.limits = limits;
    this.options = options;
    this.full = full;
    this.whenBrief = whenBrief;
  }

  @Override
  public void run(Lab lab) {
    int count = lab.size(full, whenBrief);
    RealCluster cluster = lab.freshCluster(options);
    Restore restore = new Restore(lab, cluster);
    restore.apply(Pairs.of(lab.name("warm"), 10), Optional.empty());
    // Each is done when its last pair is proven, so the next one finds a controller at rest.
    double chosen = seconds(restore, lab, count, Optional.empty());
    double reserved = seconds(restore, lab, count, Optional.of(Order.RESERVE_FIRST));
    lab.report(
        Ratio.atLeast(
            1.8,
            reserved / chosen,
            "proven " + count + " pairs, " + limits,
            "reserve first",
            String.format("%.1f against %.1f s", chosen, reserved)));
  }

  private static double seconds(Restore restore, Lab lab, int count, Optional<Order> order) {
    Pairs pairs = Pairs.of(lab.name("pairs"), count);
    Processor before = Processor.now();
    Restore.Took took = restore.apply(pairs, order);
    lab.say(
        String.format(
            "%d pairs, %s: all made after %.1f s, proven after %.1f s; %s",
            count,
            order.map(Order::word).orElse("as chosen"),
            took.created().toMillis() / 1e3,
            took.seconds(),
            Processor.now().since(before).each(count)));
    return took.seconds();
  }
}
