// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.cli.shell.completion.Candidate;
import dev.recover.cli.shell.completion.Completions;
import dev.recover.cli.shell.completion.Knowledge;
import dev.recover.cli.shell.pick.PickList;
import dev.recover.cli.shell.pick.PickRow;
import dev.recover.cli.shell.pick.Picking;
import dev.recover.cli.shell.verb.Verbs;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.shell.world.Inventory;
import dev.recover.spi.Disks;
import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.RealCluster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shell: how long until its prompt is there, a word is completed, a letter has narrowed. */
final class ShellPrompt implements Benchmark {
  @Override
  public void run(Lab lab) throws Exception {
    among(lab, 10_000, 50);
    among(lab, lab.size(100_000, 30_000), 100);
    prompt(lab);
  }

  private static void among(Lab lab, int volumes, int milliseconds) {
    Inventory inventory =
        Inventory.of(
            Optional.of(Pairs.of("many", volumes).bundle()), Optional.empty(), Disks.of(List.of()));
    Completions completions = new Completions(Verbs.ALL, new Only(inventory));
    double completion = Double.MAX_VALUE;
    double letter = Double.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      completion =
          Math.min(
              completion, milliseconds(() -> completions.of(List.of("restore", "many/data-"))));
      letter = Math.min(letter, slowestLetter(inventory));
    }
    report(lab, "completion among " + volumes + " claims", milliseconds, completion);
    report(lab, "picker, slowest letter among " + volumes, milliseconds, letter);
  }

  /**
   * Of a word typed into the picker letter by letter, and taken back: what is drawn waits for it.
   */
  private static double slowestLetter(Inventory inventory) {
    List<PickRow> rows = new ArrayList<>();
    for (Entry entry : inventory.all()) {
      String name = entry.claim().toString();
      rows.add(
          new PickRow(
              List.of(name),
              List.of(name, entry.state().word(), entry.size(), entry.use(), entry.handle())));
    }
    Picking picking =
        new Picking(
            new PickList(List.of("CLAIM", "STATE", "SIZE", "IN-USE", "DISK"), rows, true),
            "",
            true);
    double slowest = 0;
    for (String typed : List.of("a", "at", "ata", "ata 9", "ata 99", "ata 9", "dt9", "x", "")) {
      slowest = Math.max(slowest, milliseconds(() -> picking.type(typed)));
    }
    return slowest;
  }

  private static double milliseconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static void report(Lab lab, String what, int milliseconds, double measured) {
    lab.report(
        Ratio.atMost(
            1,
            measured / milliseconds,
            what,
            milliseconds + " ms",
            String.format("%.1f ms", measured)));
  }

  private static void prompt(Lab lab) throws Exception {
    RealCluster cluster = lab.freshCluster(ClusterOptions.DEFAULT);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int round = 0; round <= lab.size(15, 5); round++) {
      double kubectl =
          Command.run(cluster.kubeconfig(), lab.path("out"), List.of("kubectl", "get", "ns"))
              .seconds();
      double shell = untilPrompt(lab, cluster.kubeconfig());
      if (round > 0) {
        theirs.add(kubectl);
        ours.add(shell);
      }
    }
    lab.report(
        Ratio.atMost(
            2.5,
            Lab.median(ours) / Lab.median(theirs),
            "shell, until its prompt",
            "kubectl get ns",
            String.format(
                "%.0f against %.0f ms", Lab.median(ours) * 1e3, Lab.median(theirs) * 1e3)));
  }

  /** Starts the shell in a pseudo-terminal, which script(1) makes, and ends it at its prompt. */
  private static double untilPrompt(Lab lab, Path kubeconfig) throws IOException {
    String command = lab.launcher() + " shell --state-dir " + lab.path("state");
    ProcessBuilder builder = new ProcessBuilder("script", "-qec", command, "/dev/null");
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("TERM", "xterm");
    long start = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    StringBuilder seen = new StringBuilder();
    try (InputStream out = process.getInputStream()) {
      byte[] bytes = new byte[4096];
      int read = out.read(bytes);
      while (read >= 0 && !seen.toString().contains("ro>")) {
        seen.append(new String(bytes, 0, read, StandardCharsets.UTF_8));
        read = seen.toString().contains("ro>") ? read : out.read(bytes);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /** An inventory, and nothing else. */
  private record Only(Inventory inventory) implements Knowledge {
    @Override
    public String namespace() {
      return "";
    }

    @Override
    public List<String> contexts() {
      return List.of();
    }

    @Override
    public List<String> runs() {
      return List.of();
    }

    @Override
    public List<Candidate> disks(String typed) {
      return List.of();
    }

    @Override
    public List<String> ofNodes(String label) {
      return List.of();
    }

    @Override
    public List<String> topics() {
      return List.of();
    }

    @Override
    public List<Candidate> files(String typed) {
      return List.of();
    }
  }
}
