// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.Entry;
import dev.recover.cli.view.Rows;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code find}. */
final class Find implements Verb {
  private static final int MOST = 200;

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("find", "Find claims, volumes and disks by a text")
        .text("In all namespaces, in names, handles, classes and states; capitals do not matter.")
        .argument("TEXT", "a part of what is looked for")
        .example("find vol-0a1b");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.world().seen();
    String text = arguments.argument(0).toLowerCase(Locale.ROOT);
    List<Map<String, Object>> found =
        shell.world().inventory().all().stream()
            .sorted(Entry.OPEN_FIRST)
            .map(Entry::row)
            .filter(row -> row.values().toString().toLowerCase(Locale.ROOT).contains(text))
            .limit(MOST + 1L)
            .toList();
    List<Map<String, Object>> shown = found.subList(0, Math.min(MOST, found.size()));
    shell
        .console()
        .out()
        .print(
            Rows.fitting(
                shown,
                shell.console().room(),
                List.of("volume"),
                "namespace",
                "claim",
                "state",
                "size",
                "disk",
                "volume"));
    if (found.isEmpty()) {
      shell.say("nothing with \"" + arguments.argument(0) + "\" in bundle or cluster");
      return 1;
    }
    if (found.size() > MOST) {
      shell.say("only the first " + MOST + " are shown; say more of the name");
    }
    return 0;
  }
}
