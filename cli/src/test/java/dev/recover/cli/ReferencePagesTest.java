// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.command.CommandEntry;
import dev.recover.cli.command.CommandHelp;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.VerbEntry;
import dev.recover.cli.shell.verb.Verbs;
import dev.recover.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the reference that say what the code says; {@code -Drecover.write-docs} writes them
 * anew.
 */
class ReferencePagesTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");

  static Stream<Arguments> pages() {
    Supplier<String> commands = ReferencePagesTest::commands;
    Supplier<String> codes = ReferencePagesTest::codes;
    Supplier<String> verbs = ReferencePagesTest::verbs;
    return Stream.of(
        Arguments.of("commands.md", commands),
        Arguments.of("codes.md", codes),
        Arguments.of("shell.md", verbs),
        Arguments.of("storage-systems.md", (Supplier<String>) StorageSystemsPage::text));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void pageSaysWhatTheCodeSays(String name, Supplier<String> text) throws IOException {
    Path page = REFERENCE.resolve(name);
    if (System.getProperty("recover.write-docs") != null) {
      Files.writeString(page, text.get());
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as(
            "docs/reference/%s; write it anew with: mvn -pl cli -am test -Drecover.write-docs",
            name)
        .isEqualTo(text.get());
  }

  private static String commands() {
    StringBuilder out = new StringBuilder("# Commands\n\n");
    out.append("Written by the build from the commands themselves.\n\n");
    out.append(
        "Answers go to stdout, messages and progress to stderr. [Codes](codes.md) of messages stand in brackets.\n\n");
    out.append("| exit code | meaning |\n|---|---|\n");
    for (String[] row : EXIT_CODES) {
      out.append("| ").append(row[0]).append(" | ").append(row[1]).append(" |\n");
    }
    for (CommandEntry entry : Commands.ALL) {
      out.append("\n## recover ").append(entry.name()).append("\n\n```text\n");
      out.append(CommandHelp.text("recover ", syntax(entry)));
      out.append("```\n");
    }
    return out.toString();
  }

  private static String verbs() {
    StringBuilder out = new StringBuilder("# Verbs of the shell\n\n");
    out.append(
        "Written by the build from the verbs themselves. How the shell is started and what it keeps: ");
    out.append("[the restore shell](../how-to/use-the-shell.md).\n");
    for (VerbEntry entry : Verbs.ALL.values()) {
      out.append("\n## ").append(entry.name()).append("\n\n```text\n");
      out.append(CommandHelp.text("", entry.verb().get().syntax())).append("```\n");
    }
    return out.toString();
  }

  private static Syntax syntax(CommandEntry entry) {
    return entry.command().get().syntax();
  }

  private static String codes() {
    StringBuilder out = new StringBuilder("# Codes\n\n");
    out.append(
        "Every message of weight carries a code in brackets. Codes do not change; scripts may match on them. The\n");
    out.append(
        "exit code is that of a command that ends because of it. Written by the build from the code.\n\n");
    out.append("| code | exit code | meaning |\n|---|---|---|\n");
    for (Code code : Code.values()) {
      out.append("| `").append(code).append("` | ").append(code.outcome().exitCode()).append(" | ");
      out.append(code.meaning()).append(" |\n");
    }
    return out.toString();
  }

  private static final String[][] EXIT_CODES = {
    {"0", "done"},
    {"1", "error"},
    {"2", "changes are present (only with `--detailed-exitcode`)"},
    {"3", "partly done; the journal says how far, and the same command goes on"},
    {"4", "not authorised"},
    {"5", "refused for safety: drift, attached disk, wrong cluster, untrusted bundle"},
    {"6", "locked by another run"},
    {"7", "applied, but what was read back is not what was planned"},
    {"9", "part of the world could not be looked at"},
    {"64", "the command was not understood"},
    {"70", "a bug"},
    {"130, 143", "interrupted; the same command goes on"},
  };
}
