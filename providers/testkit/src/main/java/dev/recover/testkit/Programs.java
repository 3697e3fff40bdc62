// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of one cluster: started with a log each, stopped in reverse order, by process. */
final class Programs implements AutoCloseable {
  private final Path assets;
  private final Path logs;
  private final List<Process> running = new ArrayList<>();

  Programs(Path assets, Path logs) {
    this.assets = assets;
    this.logs = logs;
  }

  /**
   * Starts a program of the assets.
   *
   * @param name of the log file
   */
  synchronized Process start(String name, String program, List<String> arguments) {
    return start(name, assets.resolve(program), arguments);
  }

  synchronized Process start(String name, Path program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toAbsolutePath().toString());
    command.addAll(arguments);
    try {
      Files.createDirectories(logs);
      File log = logs.resolve(name + ".log").toFile();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      running.add(process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program, e);
    }
  }

  /** The last lines of a log, for a message. */
  String tail(String name) {
    try {
      List<String> lines = Files.readAllLines(logs.resolve(name + ".log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  @Override
  public synchronized void close() {
    for (int i = running.size() - 1; i >= 0; i--) {
      running.get(i).destroy();
    }
    for (Process process : running) {
      try {
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
    running.clear();
  }
}
