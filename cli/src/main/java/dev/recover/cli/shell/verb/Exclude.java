// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
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
    List<ClaimName> claims = claims(shell);
    shell
        .desk()
        .stage(
            new Change.Exclude(
                Claims.named(arguments.arguments(0), shell.place(), claims, "there is")));
    Staged.say(shell, claims);
    return 0;
  }

  private static List<ClaimName> claims(Shell shell) {
    return switch (shell.desk().draft().flow()) {
      case PROTECT, GIVE_BACK -> Protect.claimsOf(shell);
      case ADOPT -> List.copyOf(shell.desk().adoption().claims(shell.scans().seen().holdings()));
      case RESTORE, FILE, ANY -> Restore.claimsOf(shell);
    };
  }
}
