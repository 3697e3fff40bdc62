// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.completion.Completions;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.utils.AttributedString;

/**
 * What helps with typing a line. The shell is there only after the reader is: it talks through it.
 */
final class Lines implements Completer, Highlighter {
  private volatile Optional<BudgetedCompleter> completer = Optional.empty();
  private volatile Optional<LineColours> colours = Optional.empty();

  void of(Shell opened) {
    colours = Optional.of(new LineColours(opened.verbs()));
    completer =
        Optional.of(
            new BudgetedCompleter(new Completions(opened.verbs(), new ShellKnowledge(opened))));
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    completer.ifPresent(c -> c.complete(reader, line, candidates));
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    return colours
        .map(c -> c.highlight(reader, buffer))
        .orElseGet(() -> new AttributedString(buffer));
  }
}
