// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * What a run came to.
 *
 * @param run its id
 * @param resumed whether it went on with a run that had begun before
 * @param interrupted whether somebody asked it to stop
 * @param changed how many steps changed something; 0 means that there was nothing to do
 * @param volumes in the order of the plan
 * @param diagnostics about the run as a whole: why it was given up, if it was
 * @param requests HTTP requests sent, watches and retries included
 */
public record RunResult(
    String run,
    boolean resumed,
    boolean interrupted,
    int changed,
    List<VolumeResult> volumes,
    List<Diagnostic> diagnostics,
    long requests,
    Duration took) {
  public RunResult {
    volumes = List.copyOf(volumes);
    diagnostics = List.copyOf(diagnostics);
  }

  public long count(VolumeOutcome outcome) {
    return volumes.stream().filter(volume -> volume.outcome() == outcome).count();
  }

  /** Whether nothing is left to do, volumes aside that were left out as blocked. */
  public boolean done() {
    return volumes.stream()
        .allMatch(v -> v.outcome().done() || v.outcome() == VolumeOutcome.BLOCKED);
  }
}
