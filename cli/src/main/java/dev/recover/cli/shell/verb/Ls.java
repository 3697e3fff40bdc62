// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.DisksListCommand;
import dev.recover.cli.command.DisksOrphansCommand;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.listing.Listing;
import dev.recover.cli.shell.listing.Listings;
import dev.recover.cli.view.Printable;
import dev.recover.cli.view.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ls}. */
final class Ls implements Verb {
  private static final List<String> KINDS =
      List.of(
          "lost", "claims", "volumes", "workloads", "findings", "namespaces", "disks", "orphans");

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("ls", "List what is lost, and more")
        .text(
            "Of the namespace at hand, or of all. lost: what the bundle has and the cluster has not, the default with a"
                + "\nbundle. claims: all claims of both. volumes: PersistentVolumes of the cluster. workloads and findings: of the"
                + "\nbundle. disks and orphans: of the clouds that the shell was started with (--provider and so on), as `recover disks`"
                + "\nlists them; orphans are those that neither this cluster nor a loaded bundle names.")
        .optionalArgument(String.join("|", KINDS), "what to list")
        .optionalArgument("TEXT", "only lines with this text")
        .flag("--wide", "more columns")
        .flag("--names", "one name a line")
        .example("ls lost")
        .example("ls claims redis");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Optional<String> asked = arguments.optionalArgument(0);
    if (asked.filter("disks"::equals).isPresent()) {
      return shell.command(new DisksListCommand(), disksOf(shell));
    }
    if (asked.filter("orphans"::equals).isPresent()) {
      return shell.command(new DisksOrphansCommand(), bundlesOf(shell));
    }
    shell.world().seen();
    print(shell, new Listings(shell).of(asked.orElseGet(() -> Listings.usual(shell))), arguments);
    return 0;
  }

  private static String[] disksOf(Shell shell) {
    String namespace = shell.place().namespace();
    return namespace.isEmpty() ? new String[0] : new String[] {"--namespace", namespace};
  }

  private static String[] bundlesOf(Shell shell) {
    List<String> words = new ArrayList<>(List.of("--context", shell.place().cluster().context()));
    shell
        .world()
        .bundles()
        .forEach(bundle -> words.addAll(List.of("--bundle", bundle.folder().toString())));
    return words.toArray(String[]::new);
  }

  private static void print(Shell shell, Listing listing, Arguments arguments) {
    Optional<String> text = arguments.optionalArgument(1);
    List<Map<String, Object>> rows =
        listing.rows().stream()
            .filter(row -> text.isEmpty() || row.values().toString().contains(text.get()))
            .toList();
    List<String> columns = new ArrayList<>(listing.columns());
    if (arguments.has("--wide")) {
      columns.addAll(listing.more());
    }
    shell
        .console()
        .out()
        .print(
            arguments.has("--names")
                ? names(rows, columns.get(0))
                : Rows.table(rows, columns.toArray(String[]::new)));
    if (rows.isEmpty()) {
      shell.say("nothing to list" + (text.isPresent() ? " with " + text.get() : ""));
    }
  }

  private static String names(List<Map<String, Object>> rows, String key) {
    StringBuilder names = new StringBuilder();
    for (Map<String, Object> row : rows) {
      Object claim = row.get("claim");
      String name = String.valueOf(row.get(key));
      names.append(
          Printable.text(
              key.equals("namespace") && row.containsKey("claim") ? name + "/" + claim : name));
      names.append('\n');
    }
    return names.toString();
  }
}
