// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A command that came to its end.
 *
 * <p>Whatever happened, a person must be able to read what was said: a stack trace fails the test.
 *
 * @param words the arguments
 */
record Ran(List<String> words, int exitCode, String out, String err) {
  private static final Pattern STACK_TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(.*\\)$|^Exception in thread|^Caused by: ");
  private static final Pattern CLASS_NAME = Pattern.compile("\\b(java|javax|sun)\\.[a-z]+\\.\\w+");

  /** Of a long answer a failing test shows so many lines of both ends. */
  private static final int SHOWN = 15;

  Ran {
    words = List.copyOf(words);
    String said = out + err;
    if (STACK_TRACE.matcher(said).find() || CLASS_NAME.matcher(err).find() || exitCode == 70) {
      throw new AssertionError(
          "recover "
              + String.join(" ", words)
              + " shows its inside, and ends with "
              + exitCode
              + ":\n"
              + said);
    }
  }

  /** Asserts that it ended with 0. */
  Ran succeeds() {
    return endsWith(0);
  }

  Ran endsWith(int expected) {
    assertThat(exitCode).as("%s", this).isEqualTo(expected);
    return this;
  }

  /**
   * Asserts that it failed with the exit code of that diagnostic, and said what is wrong, why, and
   * how to go on.
   */
  Ran failsWith(Code code) {
    endsWith(code.outcome().exitCode());
    return says(code);
  }

  /** Asserts that a whole message with that code was printed, whatever the exit code. */
  Ran says(Code code) {
    String message = message(code);
    assertThat(message).as("what, in %s", this).matches("(?s)^(error|warning|note): \\S.*");
    assertThat(message).as("why, in %s", this).containsPattern("(?m)^  why +\\S");
    assertThat(message).as("remedy, in %s", this).containsPattern("(?m)^  to fix +\\S");
    return this;
  }

  /** The first message with that code: its first line and the indented ones after it. */
  String message(Code code) {
    Pattern pattern = Pattern.compile("(?m)^\\w+: .*\\[" + code + "\\]\\n(?:^[ \\t].*\\n)*");
    var found = pattern.matcher(err);
    assertThat(found.find()).as("a message with [%s] in %s", code, this).isTrue();
    return found.group();
  }

  /** Asserts that all of the texts stand somewhere in what was said, line breaks aside. */
  Ran mentions(String... texts) {
    String said = (out + err).replaceAll("\\s+", " ");
    for (String text : texts) {
      assertThat(said).as("%s", this).contains(text);
    }
    return this;
  }

  /** The answer as JSON; it must be ours. */
  KubeObject json() {
    KubeObject document = KubeObject.parse(out);
    assertThat(document.apiVersion()).as("%s", this).isEqualTo("recover/v1alpha1");
    assertThat(document.kind()).as("%s", this).isNotEmpty();
    return document;
  }

  @Override
  public String toString() {
    return "recover %s%nexit code %d%n--- stdout%n%s--- stderr%n%s"
        .formatted(String.join(" ", words), exitCode, brief(out), brief(err));
  }

  private static String brief(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() <= 2 * SHOWN
        ? text
        : String.join("\n", lines.subList(0, SHOWN))
            + "\n("
            + (lines.size() - 2 * SHOWN)
            + " lines left out)\n"
            + String.join("\n", lines.subList(lines.size() - SHOWN, lines.size()))
            + "\n";
  }
}
