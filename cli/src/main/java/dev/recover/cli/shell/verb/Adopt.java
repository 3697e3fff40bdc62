// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Adoption;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.model.ClaimName;
import java.util.Set;

/** {@code adopt}. */
final class Adopt implements Verb {
  @Override
  public Syntax syntax() {
    return Adoption.add(
            Syntax.ofVerb("adopt", "Put disks behind claims without a bundle")
                .text(
                    "Stages it for the disks whose metadata names these claims, as `recover plan adopt` does it; scans when nobody"
                        + "\nhas yet. What no disk tells is answered by the options, the mapping file, or the target's StatefulSets and"
                        + "\nclaims; `check` names what is still open."))
        .argumentsOf("DISK-CLAIM", "claims that disks name, by name or pattern: db/data-*")
        .example("adopt db/data-* --fs-type ext4 --access-mode ReadWriteOnce");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    Adoption said = Adoption.of(arguments);
    Set<ClaimName> claims = said.claims(shell.scans().seen().holdings());
    shell
        .desk()
        .stage(
            new Change.Adopt(
                Claims.named(arguments.arguments(0), shell.place(), claims, "the disks name"),
                Adoption.words(arguments)));
    Staged.say(shell, claims);
    return 0;
  }
}
