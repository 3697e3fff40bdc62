// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

/** The entry point of the command. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs one command and returns its exit code; does not end the JVM. */
  static int run(String... arguments) {
    System.out.println("recover 0.1.0-SNAPSHOT");
    return 0;
  }
}
