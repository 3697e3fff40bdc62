// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Runs benchmarks on a real control plane and prints their ratios.
 *
 * <p>Called by {@code src/bench/run} with the packaged command, then {@code --short} and names of
 * benchmarks. A missed ratio is printed and fails nothing; exit code 1 means that something could
 * not be measured.
 */
public final class Bench {
  /** What kube-controller-manager does when nobody tells it otherwise. */
  private static final ClusterOptions DEFAULTS =
      ClusterOptions.DEFAULT.withManagerFlags("--kube-api-qps=20", "--kube-api-burst=30");

  private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

  static {
    ALL.put("planning", new Planning());
    ALL.put("locating", new Locating());
    ALL.put("list-ebs", new ListEbs());
    ALL.put("show", new Show());
    ALL.put("few", new Few());
    ALL.put("shell", new ShellPrompt());
    ALL.put("shell-memory", new ShellMemory());
    ALL.put("proven", new ToProven("limits of up", ClusterOptions.DEFAULT, 2_000, 300));
    ALL.put("proven-default-limits", new ToProven("20 requests/s", DEFAULTS, 300, 60));
    ALL.put(
        "proven-default-resync",
        new ToProven(
            "20 requests/s, resync 15 s", DEFAULTS.syncing(Duration.ofSeconds(15)), 300, 60));
    ALL.put("create-2000", new CreateRate(2_000));
    ALL.put("create-10000", new CreateRate(10_000));
    ALL.put("apply-growth", new Growth());
    ALL.put("capture", new CaptureAll());
  }

  private Bench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> names = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
    boolean brief = names.remove("--short");
    if (names.isEmpty()) {
      names.addAll(ALL.keySet());
    }
    if (!ALL.keySet().containsAll(names)) {
      System.err.println("benchmarks: " + String.join(" ", ALL.keySet()));
      System.exit(64);
    }
    boolean measured = true;
    try (Lab lab = new Lab(brief, Path.of(arguments[0]).toAbsolutePath())) {
      for (String name : names) {
        measured &= run(name, lab);
      }
      long missed = lab.ratios().stream().filter(ratio -> !ratio.holds()).count();
      System.out.println(lab.ratios().size() + " ratios, " + missed + " missed");
    }
    System.exit(measured ? 0 : 1);
  }

  private static boolean run(String name, Lab lab) {
    Benchmark benchmark = Objects.requireNonNull(ALL.get(name), name);
    if (benchmark.needsControlPlane() && RealCluster.assets().isEmpty()) {
      System.out.println(name + " not measured: " + RealCluster.ASSETS + " names no control plane");
      return true;
    }
    lab.say(name);
    try {
      benchmark.run(lab);
      return true;
    } catch (Exception e) {
      System.out.println(name + " could not be measured: " + e);
      e.printStackTrace();
      return false;
    }
  }
}
