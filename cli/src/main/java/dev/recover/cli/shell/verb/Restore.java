// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.model.ClaimName;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;

/** {@code restore}. */
final class Restore implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("restore", "Put claims of the bundle back")
        .text(
            "Stages them: nothing is written before `commit`. The same as `recover plan restore --claim`.")
        .argumentsOf("CLAIM", "claims, by name or pattern: data-0, db/data-*, */*")
        .example("restore data-0 data-1")
        .example("restore db/*");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    shell.desk().bundle().whole();
    List<ClaimName> claims = claimsOf(shell);
    Change.Restore change =
        new Change.Restore(
            Claims.named(arguments.arguments(0), shell.place(), claims, "the bundle has"));
    shell.desk().stage(change);
    Staged.say(shell, claims);
    return 0;
  }

  /** The claims of the bundle at hand. */
  static List<ClaimName> claimsOf(Shell shell) {
    return shell.desk().bundle().bundle().volumes().stream()
        .map(Volume::claimName)
        .flatMap(Optional::stream)
        .toList();
  }
}
