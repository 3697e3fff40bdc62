// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

/** What is about to happen, as the question before it says. */
final class Acts {
  private Acts() {}

  static String of(String flow, int volumes) {
    String what = volumes + (volumes == 1 ? " volume" : " volumes");
    return switch (flow) {
      case "protect" -> "This changes the reclaim policy of " + what;
      case "adopt" -> "This puts " + what + " behind claims without a backup";
      case "undo" -> "This takes back " + what;
      default -> "This puts " + what + " back";
    };
  }
}
