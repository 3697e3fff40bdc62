// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.script;

import dev.recover.bundle.FileTrouble;
import dev.recover.cli.command.Arguments;
import dev.recover.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lines to run one after another, those of included files among them.
 *
 * <p>All of it is read and looked through first: a file that is missing or a line that cannot be
 * understood is an error before anything has run.
 */
public final class Script {
  private static final int DEEPEST = 16;

  /**
   * One line that says something.
   *
   * @param place for messages, {@code FILE:LINE}
   */
  public record Step(String place, String text) {}

  private final List<Step> steps = new ArrayList<>();
  private final Consumer<List<String>> check;

  private Script(Consumer<List<String>> check) {
    this.check = check;
  }

  /**
   * Reads a script from a file.
   *
   * @param check throws {@link DiagnosticException} for words that cannot be run
   */
  public static List<Step> ofFile(Path file, Consumer<List<String>> check) {
    Script script = new Script(check);
    script.include(file, 1);
    return List.copyOf(script.steps);
  }

  /** Reads a script to its end; files that it includes are looked for where this program runs. */
  public static List<Step> of(Reader in, String name, Consumer<List<String>> check) {
    Script script = new Script(check);
    StringWriter text = new StringWriter();
    try {
      in.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    script.lines(text.toString(), name, Path.of("").toAbsolutePath(), 1);
    return List.copyOf(script.steps);
  }

  private void include(Path file, int depth) {
    if (depth > DEEPEST) {
      throw Arguments.wrong(
          file + " is included " + DEEPEST + " deep", "a file may not include itself");
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      lines(
          Files.readString(file),
          file.toString(),
          folder == null ? file.toAbsolutePath() : folder,
          depth);
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }

  private void lines(String text, String name, Path folder, int depth) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String place = name + ":" + (i + 1);
      try {
        line(place, lines.get(i), folder, depth);
      } catch (DiagnosticException e) {
        throw e.diagnostics().get(0).subject().isEmpty() ? at(place, e) : e;
      }
    }
  }

  private void line(String place, String line, Path folder, int depth) {
    List<String> words = Line.split(line);
    if (words.isEmpty()) {
      return;
    }
    if (!words.get(0).equals("include")) {
      check.accept(words);
      steps.add(new Step(place, line.strip()));
      return;
    }
    if (words.size() != 2) {
      throw Arguments.wrong("include takes one file", "write it like: include more.recover");
    }
    include(folder.resolve(words.get(1)), depth + 1);
  }

  private static DiagnosticException at(String place, DiagnosticException e) {
    return new DiagnosticException(
        e.diagnostics().stream().map(diagnostic -> diagnostic.withSubject(place)).toList());
  }
}
