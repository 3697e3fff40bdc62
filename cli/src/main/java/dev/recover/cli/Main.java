// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

/** The entry point of the command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int exitCode = run(arguments);
    System.out.flush();
    System.err.flush();
    // Not System.exit: since JDK 21 it looks for a logger in every jar, 30 ms for nothing. Shutdown
    // hooks are for signals only; a command closes what it opened before it returns.
    Runtime.getRuntime().halt(exitCode);
  }

  /** Runs one command and returns its exit code; does not end the JVM. */
  static int run(String... arguments) {
    System.out.println("recover 0.1.0-SNAPSHOT");
    return 0;
  }
}
