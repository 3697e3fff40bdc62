// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.apply.ApplyProgress;
import dev.recover.cli.view.ApplyProgressView;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.DiskOperation;
import java.util.Optional;

/** The progress of the commands: a line for every event where nothing can be drawn. */
public record PlainProgress(ApplyProgressView view) implements Voice.Progress {
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
  public void operation(ClaimName claim, DiskOperation operation) {
    view.operation(claim, operation);
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
