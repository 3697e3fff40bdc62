// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Adoption;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.RelocateFlags;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.model.ClaimName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code relocate}. */
final class Relocate implements Verb {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.ofVerb("relocate", "Give claims copies of disks elsewhere")
            .text(
                "For disks that the target's nodes cannot attach, as `recover plan relocate` does it: the disk is only read, and the"
                    + "\nclaim gets a copy of it. Stages the claims, of the bundle, or without one as `adopt` does; without a claim, all"
                    + "\nthat is staged. A disk that is there already is taken as it is. `restore` or `adopt` of a claim takes it back.")
            .optionalArgumentsOf(
                "CLAIM|DISK-CLAIM", "claims, by name or pattern; else all that is staged");
    RelocateFlags.add(syntax)
        .flag(Change.Relocate.ADOPT, "as `adopt` does, although a bundle is loaded");
    return Adoption.add(syntax)
        .example("relocate --to-zone us-east-1b")
        .example("relocate db/data-2 --to-zone us-east-1b --delete-snapshots");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    RelocateFlags.check(arguments);
    Flow flow = flow(arguments, shell);
    Collection<ClaimName> claims =
        flow == Flow.ADOPT ? ofDisks(arguments, shell) : ofBundle(arguments, shell);
    String where = flow == Flow.ADOPT ? "the disks name" : "the bundle has";
    shell
        .desk()
        .stage(
            new Change.Relocate(
                flow,
                Claims.named(arguments.arguments(0), shell.place(), claims, where),
                RelocateFlags.words(arguments),
                Adoption.words(arguments)));
    Staged.say(shell, claims);
    shell.say("`check` shows what is copied; nobody may write to a disk while it is");
    return 0;
  }

  /** That of the draft, else that of the bundle, else of the disks. */
  private static Flow flow(Arguments arguments, Shell shell) {
    Flow staged = shell.desk().draft().flow();
    boolean adopting =
        arguments.has(Change.Relocate.ADOPT)
            || staged == Flow.ADOPT
            || (staged == Flow.ANY && shell.world().bundle().isEmpty());
    return adopting ? Flow.ADOPT : Flow.RESTORE;
  }

  private static Collection<ClaimName> ofBundle(Arguments arguments, Shell shell) {
    List<String> answers = Adoption.words(arguments);
    if (!answers.isEmpty()) {
      throw Arguments.wrong(
          answers.get(0).replaceFirst("=.*", "") + " answers what a bundle knows",
          "leave it out, or adopt disks: add " + Change.Relocate.ADOPT);
    }
    shell.desk().bundle().whole();
    shell.scans().require();
    return Restore.claimsOf(shell);
  }

  private static Collection<ClaimName> ofDisks(Arguments arguments, Shell shell) {
    var holdings = shell.scans().seen().holdings();
    Set<ClaimName> claims = new TreeSet<>(Adoption.of(arguments).claims(holdings));
    claims.addAll(shell.desk().adoption().claims(holdings));
    return claims;
  }
}
