// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.testkit.Folders;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that was started and may not have ended yet. */
final class RunningCommand implements AutoCloseable {
  private final List<String> words;
  private final Process process;
  private final Path console;

  /**
   * @param words the arguments, for messages
   * @param console the folder with the files {@code out} and {@code err}
   */
  RunningCommand(List<String> words, Process process, Path console) {
    this.words = words;
    this.process = process;
    this.console = console;
  }

  /** Waits for the end of the command; when it takes longer, it is ended and the test fails. */
  Ran awaitEnd(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        close();
        throw new AssertionError(this + " did not end within " + patience + "\n" + err());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + this + " runs", e);
    }
    return new Ran(words, process.exitValue(), out(), err());
  }

  /** Waits until a line of the answer is complete and returns it. */
  String awaitLine() {
    return Poll.until(this + " to print a line", () -> ended() + out(), text -> text.endsWith("\n"))
        .lines()
        .findFirst()
        .orElseThrow();
  }

  /** Waits until a text was printed on stderr. */
  void awaitMessage(String text) {
    Poll.until(this + " to say " + text, () -> ended() + err(), said -> said.contains(text));
  }

  private String ended() {
    if (!process.isAlive() && process.exitValue() != 0) {
      throw new AssertionError(this + " ended with " + process.exitValue() + "\n" + err());
    }
    return "";
  }

  boolean running() {
    return process.isAlive();
  }

  /** Presses Ctrl-C. The launcher replaced itself by the JVM, so this reaches the JVM. */
  void interrupt() {
    signal("INT");
  }

  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String out() {
    return read("out");
  }

  String err() {
    return read("err");
  }

  private String read(String stream) {
    try {
      return Files.readString(console.resolve(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the command, hard if need be. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Folders.delete(console);
  }

  @Override
  public String toString() {
    return "recover " + String.join(" ", words);
  }
}
