// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import java.util.List;

/**
 * Runs the usual commands once, so that the class-data archive holds the classes they load.
 *
 * <p>{@code recover-archive} starts it in place of {@link Main}; it has no other use. What a
 * command prints or returns does not matter here.
 */
final class Training {
  private static final List<List<String>> COMMANDS = List.of(List.of("--help"), List.of("version"));

  private Training() {}

  public static void main(String[] arguments) {
    for (List<String> command : COMMANDS) {
      Main.run(command.toArray(String[]::new));
    }
    System.exit(0);
  }
}
