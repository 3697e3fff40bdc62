// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.view.Printable;

/** {@code jobs}. */
final class ListJobs implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("jobs", "Say what this shell is doing");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    String text =
        shell
            .jobs()
            .latest()
            .map(job -> job.what() + "  " + job.run() + "  " + job.state())
            .orElse("this shell has done nothing yet");
    shell.console().out().println(Printable.text(text));
    return 0;
  }
}
