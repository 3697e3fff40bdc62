// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.PlannedVolume;
import java.util.List;

/** What became of one volume, and what there is to say about it. */
public record VolumeResult(
    PlannedVolume volume, VolumeOutcome outcome, List<Diagnostic> diagnostics) {
  public VolumeResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
