// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Where benchmarks run: one real control plane at a time, a scratch folder, and a list of results.
 */
final class Lab implements AutoCloseable {
  private final boolean brief;
  private final Path launcher;
  private final Path scratch;
  private final List<Ratio> ratios = new ArrayList<>();
  private @Nullable RealCluster cluster;
  private int names;

  /**
   * @param brief whether to measure small sizes only
   * @param launcher the packaged command
   */
  Lab(boolean brief, Path launcher) throws IOException {
    this.brief = brief;
    this.launcher = launcher;
    this.scratch = Files.createTempDirectory("recover-bench-");
  }

  /** The number of pairs to measure with. */
  int size(int full, int whenBrief) {
    return brief ? whenBrief : full;
  }

  /** A cluster in which nothing was done yet; the one before is stopped. */
  RealCluster freshCluster(ClusterOptions options) {
    stop();
    RealCluster started = RealCluster.start(options);
    cluster = started;
    return started;
  }

  /** The packaged command. */
  Path launcher() {
    return launcher;
  }

  /** A path in the scratch folder under which there is nothing yet. */
  Path path(String name) {
    return scratch.resolve(name(name));
  }

  /** A name that no other part of this run has. */
  String name(String stem) {
    return stem + "-" + ++names;
  }

  Disks disks() {
    return Disks.of(
        ServiceLoader.load(DiskProviderFactory.class).stream().map(Provider::get).toList());
  }

  void report(Ratio ratio) {
    ratios.add(ratio);
    System.out.println(ratio.line());
  }

  /** Says what is going on. */
  void say(String text) {
    System.err.println("  " + text);
  }

  /** Reports how much more processor time ten times as much takes. */
  void growth(String what, double large, double small) {
    report(
        Ratio.atMost(
            11,
            large / small,
            what + ": growth for 10 times the volumes",
            what + " of a tenth",
            String.format("%.0f against %.0f ms", large * 1e3, small * 1e3)));
  }

  /**
   * The least processor time of six rounds, each of so many times the work, for the work once: for
   * what uses one thread, on a machine that is free, it is the time on the clock too.
   */
  static double processorSeconds(int times, Callable<?> work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      System.gc();
      long start = system.getProcessCpuTime();
      for (int i = 0; i < times; i++) {
        work.call();
      }
      best = Math.min(best, (system.getProcessCpuTime() - start) / 1e9 / times);
    }
    return best;
  }

  static double median(List<Double> values) {
    return values.stream().sorted().skip((values.size() - 1) / 2).findFirst().orElseThrow();
  }

  List<Ratio> ratios() {
    return List.copyOf(ratios);
  }

  private void stop() {
    if (cluster != null) {
      cluster.close();
      cluster = null;
    }
  }

  @Override
  public void close() {
    stop();
    dev.recover.testkit.Folders.delete(scratch);
  }
}
