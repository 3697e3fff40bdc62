// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.shell.PlainProgress;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.view.ApplyProgressView;
import dev.recover.cli.view.Console;
import java.io.PrintStream;
import java.util.Optional;

/** Talks to the streams of the process: no prompt, no question, nothing of a terminal. */
public final class ScriptVoice implements Voice {
  private final Console console;

  public ScriptVoice(Console console) {
    this.console = console;
  }

  @Override
  public PrintStream out() {
    return console.out();
  }

  @Override
  public PrintStream err() {
    return console.err();
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public boolean coloured() {
    return false;
  }

  @Override
  public int width() {
    return console.width();
  }

  @Override
  public Optional<String> ask(String question) {
    return Optional.empty();
  }

  @Override
  public Progress progress(String flow) {
    return new PlainProgress(new ApplyProgressView(console, flow));
  }

  @Override
  public void close() {
    console.out().flush();
  }
}
