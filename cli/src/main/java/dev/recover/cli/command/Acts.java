// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Printable;
import dev.recover.plan.Planner;

/** What is about to happen, as the question before it says. */
public final class Acts {
  private Acts() {}

  /**
   * What an undo is about to do.
   *
   * @param copies whether disks and snapshots that the run made are deleted, too
   */
  public static String undo(String run, int volumes, boolean copies) {
    return of("undo", volumes)
        + " of run "
        + run
        + (copies ? " and deletes its copies of disks" : "");
  }

  /** A sentence without its full stop: {@code This puts 3 volumes back}. */
  public static String of(String flow, int volumes) {
    String what = Printable.count(volumes, "volume");
    return switch (flow) {
      case "protect" -> "This changes the reclaim policy of " + what;
      case "adopt" -> "This puts " + what + " behind claims without a backup";
      case "undo" -> "This takes back " + what;
      case Planner.RELOCATE -> "This copies disks as planned, and puts " + what + " back";
      default -> "This puts " + what + " back";
    };
  }
}
