// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * Types what a page of the documentation says one should type, and compares what is printed with
 * what it says is printed.
 */
final class Page {
  private static final Path DOCS = Path.of(System.getProperty("recover.repository"), "docs");
  private static final String MARK = "\u0001";

  /** A command and what the page says it prints; a {@code ...} stands for anything. */
  private record Snippet(String command, List<String> expected) {
    boolean printed(String output) {
      StringBuilder pattern = new StringBuilder();
      for (String line : expected) {
        pattern.append(line.strip().equals("...") ? "(?s:.*)" : quoted(line) + "\\s*\\n");
      }
      return Pattern.compile(pattern.toString()).matcher(output).matches();
    }

    private static String quoted(String line) {
      List<String> words = new ArrayList<>();
      for (String word : line.strip().split("\\s+")) {
        words.add("\\Q" + word.replace("...", "\\E.*\\Q") + "\\E");
      }
      return String.join("\\s+", words).replace("\\s+\\Q\\E.*\\Q\\E", "(\\s.*)?");
    }
  }

  private final Path folder;

  /**
   * @param folder where the commands run
   */
  Page(Path folder) {
    this.folder = folder;
  }

  void follow(String page) throws IOException, InterruptedException {
    boolean kubectl = new ProcessBuilder("sh", "-c", "command -v kubectl").start().waitFor() == 0;
    if (!kubectl) {
      System.out.println("docs/" + page + ": not followed, kubectl is not on the PATH");
    }
    Assumptions.assumeTrue(kubectl, "kubectl is not on the PATH");
    List<Snippet> snippets = snippets(Files.readAllLines(DOCS.resolve(page)));
    String[] outputs = run(snippets).split(MARK, -1);
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      String output = i + 1 < outputs.length ? outputs[i + 1] : "";
      assertThat(snippet.printed(output))
          .as(
              "%s: $ %s%nthe page says:%n%s%nprinted was:%n%s",
              page, snippet.command(), String.join("\n", snippet.expected()), output)
          .isTrue();
    }
  }

  private static List<Snippet> snippets(List<String> lines) {
    List<Snippet> snippets = new ArrayList<>();
    boolean inside = false;
    boolean document = false;
    StringBuilder command = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (String line : lines) {
      boolean fence = line.startsWith("```");
      if (inside && (fence || line.startsWith("$ ")) && !document) {
        flush(snippets, command, expected);
      }
      if (fence && !document) {
        inside = line.equals("```console");
      } else if (inside && line.startsWith("$ ") && !document) {
        command.append(line.substring(2));
        document = line.endsWith("<<'END'");
      } else if (document) {
        command.append('\n').append(line);
        document = !line.equals("END");
      } else if (inside) {
        expected.add(line);
      }
    }
    return snippets;
  }

  private static void flush(List<Snippet> snippets, StringBuilder command, List<String> expected) {
    if (command.length() > 0) {
      snippets.add(new Snippet(command.toString(), List.copyOf(expected)));
    }
    command.setLength(0);
    expected.clear();
  }

  /** Runs all in one shell; before the output of each stands the mark. */
  private String run(List<Snippet> snippets) throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder("exec 2>&1\ntrap 'kill $(jobs -p); wait' EXIT\n");
    for (Snippet snippet : snippets) {
      script.append("printf '\\001'\n").append(snippet.command()).append('\n');
    }
    Path file = Files.writeString(folder.resolve("script.sh"), script);
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder = new ProcessBuilder("bash", file.toString());
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder
        .environment()
        .put("PATH", RecoverCommand.HOME.resolve("bin") + ":" + System.getenv("PATH"));
    builder.environment().put("XDG_CACHE_HOME", RecoverCommand.cache().toString());
    builder.environment().put("RECOVER_ARCHIVE", "have");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(4, TimeUnit.MINUTES)).as("the tutorial comes to its end").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroyForcibly();
    }
    return Files.readString(output, StandardCharsets.UTF_8);
  }
}
