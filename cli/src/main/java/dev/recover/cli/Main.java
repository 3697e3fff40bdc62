// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.view.Console;

/** The entry point of the command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    int exitCode = new Recover(console).run(arguments);
    console.out().flush();
    console.err().flush();
    // Not System.exit: since JDK 21 it looks for a logger in every jar, 30 ms for nothing. Shutdown
    // hooks are for signals only; a command closes what it opened before it returns.
    Runtime.getRuntime().halt(exitCode);
  }
}
