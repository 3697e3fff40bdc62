// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.apply.ApplyListener;
import dev.recover.apply.ApplyProgress;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.view.ApplyProgressView;
import dev.recover.cli.view.Console;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.PlannedVolume;
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
    return new Lines(new ApplyProgressView(console, flow));
  }

  @Override
  public void close() {
    console.out().flush();
  }

  /** The progress of the commands. */
  private record Lines(ApplyProgressView view) implements Progress, ApplyListener {
    @Override
    public void started(String run, boolean resumed) {
      view.started(run, resumed);
    }

    @Override
    public void progress(ApplyProgress progress) {
      view.progress(progress);
    }

    @Override
    public void volume(PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {
      view.volume(volume, stage, diagnostic);
    }

    @Override
    public void note(Diagnostic diagnostic) {
      view.note(diagnostic);
    }

    @Override
    public void close() {
      view.close();
    }
  }
}
