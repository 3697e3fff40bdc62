// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.model.ClaimName;
import java.util.List;

/** {@code exclude}. */
final class Exclude implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("exclude", "Leave claims out again")
        .argumentsOf("CLAIM", "claims, by name or pattern")
        .example("exclude db/tmp-*");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    Flow flow = shell.desk().draft().flow();
    List<ClaimName> claims =
        flow == Flow.PROTECT || flow == Flow.GIVE_BACK
            ? Protect.claimsOf(shell)
            : Restore.claimsOf(shell);
    shell
        .desk()
        .stage(
            new Change.Exclude(
                Claims.named(arguments.arguments(0), shell.place(), claims, "there is")));
    Staged.say(shell, claims);
    return 0;
  }
}
