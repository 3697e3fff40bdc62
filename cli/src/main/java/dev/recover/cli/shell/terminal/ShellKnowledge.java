// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.completion.Candidate;
import dev.recover.cli.shell.completion.Knowledge;
import dev.recover.cli.shell.world.Inventory;
import dev.recover.cli.view.DiskRows;
import dev.recover.diagnostic.Code;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.model.ResourceType;
import dev.recover.transform.Explanation;
import dev.recover.transform.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a shell knows, for completion. */
final class ShellKnowledge implements Knowledge {
  private static final int MOST = 300;

  private final Shell shell;

  ShellKnowledge(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Inventory inventory() {
    return shell.world().inventory();
  }

  @Override
  public String namespace() {
    return shell.place().namespace();
  }

  @Override
  public List<String> contexts() {
    return List.copyOf(KubernetesClusters.contexts(ClusterFlags.options(shell.arguments())));
  }

  @Override
  public List<String> runs() {
    List<String> runs = new ArrayList<>();
    shell.runs().list().forEach(run -> runs.add(run.run()));
    Collections.reverse(runs);
    return runs;
  }

  @Override
  public List<Candidate> disks(String typed) {
    List<HintedDisk> disks =
        shell.scans().latest().map(scan -> scan.holdings().disks()).orElse(List.of());
    return disks.stream()
        .sorted(Comparator.comparing(disk -> disk.disk().state() != DiskState.AVAILABLE))
        .flatMap(disk -> disk.claim().map(claim -> candidate(claim, disk.disk())).stream())
        .filter(candidate -> candidate.value().startsWith(typed))
        .limit(MOST)
        .toList();
  }

  private Candidate candidate(ClaimName claim, Disk disk) {
    boolean here = claim.namespace().equals(namespace());
    return new Candidate(
        here ? claim.name() : claim.toString(),
        DiskRows.size(disk.sizeBytes()) + "  " + disk.state().word(),
        true);
  }

  @Override
  public List<String> ofNodes(String label) {
    return shell
        .world()
        .latest()
        .map(seen -> seen.state().all(ResourceType.NODE))
        .orElse(List.of())
        .stream()
        .flatMap(node -> Optional.ofNullable(node.labels().get(label)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  @Override
  public List<String> topics() {
    List<String> topics = new ArrayList<>();
    RuleCatalogue.standard().explanations().stream().map(Explanation::id).forEach(topics::add);
    Arrays.stream(Code.values()).map(Code::name).forEach(topics::add);
    return topics;
  }

  @Override
  public List<Candidate> files(String typed) {
    int slash = typed.lastIndexOf('/') + 1;
    String start = typed.substring(0, slash);
    try (Stream<Path> files = Files.list(Path.of(start.isEmpty() ? "." : start))) {
      return files
          .map(file -> candidate(start, file))
          .filter(candidate -> candidate.value().startsWith(typed))
          .sorted((a, b) -> a.value().compareTo(b.value()))
          .limit(MOST)
          .toList();
    } catch (IOException | InvalidPathException e) {
      return List.of(); // what cannot be listed is not offered
    }
  }

  private static Candidate candidate(String start, Path file) {
    String name = start + file.getFileName();
    if (!Files.isDirectory(file)) {
      return new Candidate(name, "", true);
    }
    boolean bundle = Files.exists(file.resolve("bundle.json"));
    return bundle ? new Candidate(name, "bundle", true) : new Candidate(name + "/", "", false);
  }
}
