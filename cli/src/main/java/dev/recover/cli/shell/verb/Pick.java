// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.listing.Listings;
import dev.recover.cli.shell.pick.PickPlace;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;

/** {@code pick}. */
final class Pick implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("pick", "Search a list as you type: Ctrl-F")
        .text(
            "A list as `ls` has it, and one line to type in: with each letter fewer rows are left, the best first. A part of any"
                + "\ncell finds a row, and so do scattered letters of its name; several parts have blanks between them.")
        .text(
            "Enter takes the row, or all that Tab marked, and puts the names into the next line: `restore` before what is lost and"
                + "\nbefore the claims of a workload, `adopt` before disks. Nothing is done before you press Enter there. Esc leaves.")
        .text(
            "Ctrl-F does the same while you type a line: the names go where the cursor stands. After `ls disks` an empty line"
                + "\npicks from disks. A script, --plain and a dumb terminal have no picker; `find TEXT` is for them.")
        .optionalArgument(String.join("|", PickPlace.KINDS), "what to list, as `ls` takes it")
        .optionalArgument("TEXT", "what to look for at first")
        .example("pick")
        .example("pick claims redis");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    String kind = arguments.optionalArgument(0).orElseGet(() -> Listings.usual(shell));
    PickPlace place = PickPlace.of(kind, arguments.optionalArgument(1).orElse(""));
    if (!shell.voice().pick(place, shell)) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.USAGE_WRONG,
              "",
              "there is no picker here",
              "it draws on a terminal; this is a script, a dumb terminal, or --plain",
              "`find TEXT` lists what has a text, `ls --names` one name a line"));
    }
    return 0;
  }
}
