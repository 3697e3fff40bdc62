// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;

/** One verb of the shell. */
public interface Verb {
  Syntax syntax();

  /**
   * Does it and returns the exit code; what goes wrong is a {@link
   * dev.recover.diagnostic.DiagnosticException} or a {@link dev.recover.spi.Fault}.
   */
  int run(Arguments arguments, Shell shell);
}
