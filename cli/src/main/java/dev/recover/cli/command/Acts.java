// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Printable;
import dev.recover.plan.Planner;

/** What is about to happen, as the question before it says. */
public final class Acts {
  private Acts() {}

  /** A sentence without its full stop: {@code This puts 3 volumes back}. */
  public static String of(String flow, int volumes) {
    String what = Printable.count(volumes, "volume");
    return switch (flow) {
      case "protect" -> "This changes the reclaim policy of " + what;
      case "adopt" -> "This puts " + what + " behind claims without a backup";
      case "undo" -> "This takes back " + what;
      case Planner.RELOCATE ->
          "This copies disks, where the plan says so, and puts " + what + " behind claims";
      default -> "This puts " + what + " back";
    };
  }
}
