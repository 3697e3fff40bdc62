// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.plan.PlannedVolume;
import dev.recover.spi.DiskOperation;
import java.util.Optional;

/**
 * Hears how a run goes on.
 *
 * <p>All calls come from the thread that applies, one at a time, as often as something happens; a
 * listener that draws thins them out.
 */
public interface ApplyListener {
  /** Where a volume has come to. */
  enum Stage {
    CREATED,
    /** All that was to be made or changed had been before. */
    UNCHANGED,
    BOUND,
    PROVEN,
    FAILED
  }

  ApplyListener SILENT = new ApplyListener() {};

  /** The run has an id and is about to begin. */
  default void started(String run, boolean resumed) {}

  /** Counts have changed. */
  default void progress(ApplyProgress progress) {}

  /**
   * A volume has come to a stage.
   *
   * @param diagnostic why, when it failed
   */
  default void volume(PlannedVolume volume, Stage stage, Optional<Diagnostic> diagnostic) {}

  /** An operation in a cloud has come further. */
  default void operation(ClaimName claim, DiskOperation operation) {}

  /** Something worth knowing about the run as a whole. */
  default void note(Diagnostic diagnostic) {}
}
