// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.RealCluster;
import java.time.Duration;
import java.util.Optional;

/** How fast pairs are created, and with how many requests, against a client that only posts. */
final class CreateRate implements Benchmark {
  private final int full;

  CreateRate(int full) {
    this.full = full;
  }

  @Override
  public void run(Lab lab) throws Exception {
    int count = lab.size(full, 500);
    int rounds = count > 5000 ? 1 : 2;
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    Restore restore = new Restore(lab, cluster);
    BareClient bare = new BareClient(cluster);
    Bound bound = new Bound(cluster);
    Pairs warm = prepared(lab, cluster, 300);
    bare.create(warm);
    restore.apply(Pairs.of(lab.name("warm"), 300), Optional.empty());
    bound.await(warm);
    double ours = 0;
    double theirs = 0;
    double requests = 0;
    for (int round = 0; round < rounds; round++) {
      Restore.Took took = restore.apply(Pairs.of(lab.name("ours"), count), Optional.empty());
      ours = Math.max(ours, rate(count, took.created()));
      requests = Math.max(requests, (double) took.requests() / count);
      lab.say("ours " + took.creating().each(count));
      Pairs pairs = prepared(lab, cluster, count);
      Processor before = Processor.now();
      theirs = Math.max(theirs, rate(count, bare.create(pairs)));
      lab.say("bare " + Processor.now().since(before).each(count));
      if (round + 1 < rounds) {
        bound.await(pairs);
      }
      lab.say(String.format("best so far: ours %.0f pairs/s, bare %.0f pairs/s", ours, theirs));
    }
    bare.close();
    lab.report(
        Ratio.atLeast(
            0.9,
            ours / theirs,
            "create " + count + " pairs: rate",
            "OkHttp, ready JSON, same JVM",
            String.format("%.0f against %.0f pairs/s", ours, theirs)));
    lab.report(
        Ratio.atMost(
            2.2, requests, "create " + count + " pairs: requests", "pairs", "to the last proof"));
  }

  private static Pairs prepared(Lab lab, RealCluster cluster, int count) {
    Pairs pairs = Pairs.of(lab.name("bare"), count);
    cluster.wire().create(ObjectBuilders.namespace(pairs.namespace())).good();
    return pairs;
  }

  private static double rate(int count, Duration took) {
    return count / (took.toNanos() / 1e9);
  }
}
