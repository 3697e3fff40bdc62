// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.apply.ApplyListener;
import dev.recover.apply.ApplyProgress;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.plan.DiskWords;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.DiskOperation;
import java.util.Locale;
import java.util.Optional;

/**
 * A run as it goes on: on a terminal a bar a stage, elsewhere one line an event on stderr.
 *
 * <p>Failures are printed as they happen in both.
 */
public final class ApplyProgressView implements ApplyListener, AutoCloseable {
  private final Console console;
  private final String made;
  private final boolean restore;
  private final ProgressBars bars;
  private final DiagnosticView diagnostics;

  /**
   * Prepares the view.
   *
   * @param flow of the plan: what is made in a restore is changed by protect and taken back by undo
   */
  public ApplyProgressView(Console console, String flow) {
    this.restore = !flow.equals("undo") && !flow.equals("protect");
    this.made = restore ? "created" : flow.equals("undo") ? "undone" : "changed";
    this.console = console;
    this.bars = new ProgressBars(console);
    this.diagnostics = new DiagnosticView(console);
  }

  @Override
  public void started(String run, boolean resumed) {
    bars.line((resumed ? "going on with run " : "run ") + run);
  }

  @Override
  public void progress(ApplyProgress progress) {
    bars.stage(made, progress.created(), progress.volumes());
    if (restore) {
      bars.stage("bound", progress.bound(), progress.volumes());
      bars.stage("proven", progress.proven(), progress.volumes());
    }
  }

  @Override
  public void volume(PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {
    if (!console.animated() || stage == Stage.FAILED) {
      String word = stage == Stage.CREATED ? made : stage.name().toLowerCase(Locale.ROOT);
      bars.line(word + " " + volume.claim() + " " + volume.volume());
    }
    diagnostic.ifPresent(this::note);
  }

  @Override
  public void operation(ClaimName claim, DiskOperation operation) {
    String words = claim + " " + operation.percent() + " % " + DiskWords.act(operation.change());
    if (console.animated()) {
      bars.stage("copying " + claim, operation.percent(), 100);
    } else {
      bars.line(words + (operation.message().isEmpty() ? "" : ": " + operation.message()));
    }
  }

  @Override
  public void note(Diagnostic diagnostic) {
    bars.block(diagnostics.text(diagnostic));
  }

  @Override
  public void close() {
    bars.close();
  }
}
