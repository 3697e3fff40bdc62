// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.view.Printable;

/** {@code history}. */
final class History implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("history", "List the lines of this session")
        .text(
            "At a terminal the arrow keys and Ctrl-R reach those of earlier sessions on the same cluster.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.typed().forEach(line -> shell.console().out().println(Printable.text(line)));
    return 0;
  }
}
