// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.command.Arguments;
import java.io.IOException;

/** Runs a program of this machine for {@code !COMMAND}, where that was allowed. */
final class Program {
  private Program() {}

  static int run(String command, Shell shell) {
    if (!shell.arguments().has("--programs")) {
      throw Arguments.wrong(
          "programs are not run from this shell",
          "a line that was pasted could start anything; start it with --programs if you want that");
    }
    try {
      Process process = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true).start();
      process.getOutputStream().close(); // nothing to read for it; /dev/null is not everywhere
      process.getInputStream().transferTo(shell.console().out());
      return process.waitFor();
    } catch (IOException e) {
      throw Arguments.wrong("the program cannot be started: " + e.getMessage(), "is there a `sh`?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }
}
