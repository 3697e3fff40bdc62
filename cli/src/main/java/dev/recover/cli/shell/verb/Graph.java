// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.bundle.Workload;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.view.Printable;
import dev.recover.model.ClaimName;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code graph}. */
final class Graph implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("graph", "Draw workloads, claims, volumes and disks")
        .text("As a tree: workload, claim, PersistentVolume, disk, node.")
        .optionalArgument("NAMESPACE", "else the namespace at hand, or all of them");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.world().seen();
    String namespace = arguments.optionalArgument(0).orElse(shell.place().namespace());
    PrintStream out = shell.console().out();
    Set<ClaimName> drawn = new HashSet<>();
    List<Workload> workloads =
        shell.world().bundle().map(b -> b.bundle().workloads()).orElse(List.of());
    for (Workload workload : workloads) {
      if (namespace.isEmpty() || workload.namespace().equals(namespace)) {
        String replicas = workload.replicas().map(count -> " x" + count).orElse("");
        out.println(Printable.text(workload + replicas));
        for (ClaimName claim : workload.claims()) {
          shell.world().inventory().find(claim).ifPresent(entry -> draw(out, entry));
          drawn.add(claim);
        }
      }
    }
    List<Entry> others =
        shell.world().inventory().all().stream()
            .filter(entry -> namespace.isEmpty() || entry.claim().namespace().equals(namespace))
            .filter(entry -> !drawn.contains(entry.claim()))
            .toList();
    if (!others.isEmpty()) {
      out.println("(no captured workload)");
      others.forEach(entry -> draw(out, entry));
    }
    return 0;
  }

  private static void draw(PrintStream out, Entry entry) {
    out.println(Printable.text("`- claim " + entry.claim() + "  " + entry.brief()));
    if (!entry.volume().isEmpty()) {
      out.println(Printable.text("   `- volume " + entry.volume() + "  " + entry.policy()));
    }
    if (!entry.handle().isEmpty()) {
      out.println(Printable.text("      `- disk " + entry.handle()));
    }
    entry.attached().forEach(node -> out.println(Printable.text("         `- node " + node)));
  }
}
