// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code stop}. */
final class Stop implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("stop", "Stop the run under way")
        .text(
            "After the steps in flight; a second `stop` does not wait for them. `resume` goes on.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.say(
        shell.jobs().running().map(job -> job.stop()).orElse("nothing is running in this shell"));
    return 0;
  }
}
