// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;

/** {@code discard}. */
final class Discard implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("discard", "Forget everything that is staged")
        .text("`undo` brings it back as long as the session lasts.");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.desk().discard();
    shell.say("nothing is staged; `undo` brings it back");
    return 0;
  }
}
