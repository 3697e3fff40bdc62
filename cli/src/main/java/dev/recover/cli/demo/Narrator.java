// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.cli.view.Console;
import java.time.Duration;
import java.util.List;

/** Tells the story: at reading pace on a terminal, without pauses elsewhere. */
final class Narrator {
  private static final Duration BREATH = Duration.ofMillis(1400);

  private final Console console;

  Narrator(Console console) {
    this.console = console;
  }

  /** Begins a chapter. */
  void chapter(String title) {
    breathe();
    console.out().println();
    console.out().println(bold("== " + title));
    console.out().flush();
  }

  /** Says a sentence or two. */
  void say(String... lines) {
    for (String line : lines) {
      console.out().println("   " + line);
    }
    console.out().flush();
    breathe();
  }

  /** Shows what would be typed. */
  void type(String command) {
    console.out().println(bold("$ " + command));
    console.out().flush();
  }

  /** Prints a table or another answer. */
  void show(String text) {
    console.out().print(text);
    console.out().flush();
  }

  /** Prints commands to take home. */
  void commands(List<String> commands) {
    commands.forEach(command -> console.out().println("     " + command));
    console.out().flush();
  }

  private void breathe() {
    if (console.terminals().out()) {
      DemoCluster.pause(BREATH);
    }
  }

  private String bold(String text) {
    return console.terminals().out() && console.coloured()
        ? "\u001b[1m" + text + "\u001b[0m"
        : text;
  }
}
