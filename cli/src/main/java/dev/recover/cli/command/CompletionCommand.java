// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code recover completion}: prints a script; it asks {@code recover __complete} for the words.
 */
public final class CompletionCommand implements Command {
  static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  @Override
  public Syntax syntax() {
    return Syntax.of("completion", "Print a completion script for bash, zsh or fish")
        .argument("SHELL", "bash, zsh or fish")
        .example("completion bash > ~/.local/share/bash-completion/completions/recover");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String shell = arguments.argument(0);
    if (!SHELLS.contains(shell)) {
      throw Arguments.wrong(
          "there is no completion for \"" + shell + "\"",
          "say one of: " + String.join(", ", SHELLS));
    }
    try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
      session.console().out().print(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }
}
