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
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Where benchmarks run: one real control plane at a time, a scratch folder, and a list of results.
 */
final class Lab implements AutoCloseable {
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /** What all turns of one run write; a container often has 64 MB. */
  private static final long ENOUGH = 4L << 30;

  private final boolean brief;
  private final Path launcher;
  private final Path scratch;
  private final Path memory;
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
    this.memory =
        Files.isWritable(SHARED_MEMORY)
                && Files.getFileStore(SHARED_MEMORY).getUsableSpace() > ENOUGH
            ? Files.createTempDirectory(SHARED_MEMORY, "recover-bench-")
            : scratch;
    // CI ends a run that takes too long, and what it left would stay in memory.
    Runtime.getRuntime().addShutdownHook(new Thread(this::forget));
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

  /**
   * As {@link #path}, in memory where there is a file system with room for that: to make a file
   * costs the kernel 15 to 25 us there and 30 to 600 on ext4, at one moment this and at the next
   * that.
   */
  Path memoryPath(String name) {
    return memory.resolve(name(name));
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

  /**
   * Reports how much more processor time ten times as much takes, for what uses one thread; on a
   * machine that is free, it is the time on the clock too.
   *
   * <p>A machine that others share is faster at one moment than at another. So the two sizes take
   * turns, the small one ten times in each, and the turn counts whose ratio is the middle one.
   *
   * @return the least seconds that the large size took
   */
  double growth(String what, Callable<?> large, Callable<?> small) throws Exception {
    List<Turn> turns = new ArrayList<>();
    for (int turn = 0; turn < size(7, 3); turn++) {
      turns.add(new Turn(processorSeconds(1, large), processorSeconds(10, small)));
    }
    turns.sort(Comparator.comparingDouble(Turn::ratio));
    Turn middle = turns.get(turns.size() / 2);
    report(
        Ratio.atMost(
            11,
            middle.ratio(),
            what + ": growth for 10 times the volumes",
            what + " of a tenth",
            String.format("%.0f against %.0f ms", middle.large() * 1e3, middle.small() * 1e3)));
    return turns.stream().mapToDouble(Turn::large).min().orElseThrow();
  }

  private record Turn(double large, double small) {
    double ratio() {
      return large / small;
    }
  }

  /** The clock of processor time has ticks of 10 ms, so what is small is done several times. */
  private static double processorSeconds(int times, Callable<?> work) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.gc();
    long start = system.getProcessCpuTime();
    for (int i = 0; i < times; i++) {
      work.call();
    }
    return (system.getProcessCpuTime() - start) / 1e9 / times;
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
    forget();
  }

  private void forget() {
    if (Files.exists(memory)) {
      dev.recover.testkit.Folders.delete(memory);
    }
  }
}
