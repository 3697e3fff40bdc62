// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.CommandHelp;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.VerbEntry;
import dev.recover.diagnostic.Suggestion;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code help}. */
final class HelpVerb implements Verb {
  private static final int COLUMN = 12;

  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("help", "List the verbs, or explain one")
        .optionalArgument("VERB", "the verb to explain");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    Optional<String> name = arguments.optionalArgument(0);
    if (name.isEmpty()) {
      shell.console().out().print(overview(shell.verbs()));
      return 0;
    }
    VerbEntry entry = shell.verbs().get(name.get());
    if (entry == null) {
      throw Arguments.wrong(
          "\"" + name.get() + "\" is not a verb",
          Suggestion.nearest(name.get(), shell.verbs().keySet())
              .map(near -> "did you mean `help " + near + "`?")
              .orElse("`help` lists the verbs"));
    }
    String text = CommandHelp.text("", entry.verb().get().syntax());
    shell.console().out().print(shell.voice().interactive() ? flowing(text) : text);
    return 0;
  }

  /** Paragraphs as one line each: a terminal breaks them where its own edge is. */
  private static String flowing(String text) {
    return text.replaceAll("(?<=\\S)\n(?=\\S)", " ");
  }

  private static String overview(Map<String, VerbEntry> verbs) {
    Map<String, StringBuilder> groups = new LinkedHashMap<>();
    for (VerbEntry entry : verbs.values()) {
      groups
          .computeIfAbsent(entry.group(), g -> new StringBuilder(g + ":\n"))
          .append(CommandHelp.line(entry.name(), entry.summary(), COLUMN));
    }
    return String.join("\n", groups.values())
        + "\nNothing is written before `commit`. `help VERB` says more.\n"
        + "At a terminal Tab completes what you type, and Ctrl-F searches a list.\n";
  }
}
