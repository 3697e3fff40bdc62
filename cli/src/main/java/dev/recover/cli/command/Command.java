// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

/** One verb of the command line. */
public interface Command {
  Syntax syntax();

  /**
   * Does it and returns the exit code; what goes wrong is a {@link
   * dev.recover.diagnostic.DiagnosticException} or a {@link dev.recover.spi.Fault}.
   */
  int run(Arguments arguments, Session session);
}
