// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.shell.Shell;
import dev.recover.model.ClaimName;
import java.util.Collection;

/** Says how much is staged. */
final class Staged {
  private Staged() {}

  /**
   * Prints the count.
   *
   * @param claims those that could be staged
   */
  static void say(Shell shell, Collection<ClaimName> claims) {
    long count = claims.stream().filter(shell.desk().draft()::selects).count();
    shell.say("staged: " + count + (count == 1 ? " volume" : " volumes") + " (nothing written)");
  }
}
