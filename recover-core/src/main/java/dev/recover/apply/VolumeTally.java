// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Filling;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Step;
import dev.recover.spi.DiskOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps count of where each volume of a plan stands, and tells the listener.
 *
 * <p>Not thread-safe: belongs to the thread that applies.
 */
final class VolumeTally {
  private final List<PlannedVolume> volumes;
  private final ApplyListener listener;
  private final int[] volumeOfStep;
  private final int[] changesLeft;
  private final boolean[] changedHere;
  private final boolean[] toProve;
  private final VolumeOutcome[] outcomes;
  private final Map<Integer, List<Diagnostic>> diagnostics = new HashMap<>();
  private int total;
  private int created;
  private int bound;
  private int proven;
  private int failed;

  VolumeTally(Plan plan, ApplyListener listener) {
    this.volumes = plan.volumes();
    this.listener = listener;
    this.volumeOfStep = new int[plan.steps().size()];
    this.changesLeft = new int[volumes.size()];
    this.changedHere = new boolean[volumes.size()];
    this.toProve = new boolean[volumes.size()];
    this.outcomes = new VolumeOutcome[volumes.size()];
    assign(plan.steps());
    for (int v = 0; v < outcomes.length; v++) {
      boolean idle = changesLeft[v] == 0 && !toProve[v];
      boolean blocked = volumes.get(v).state() == PlannedVolume.State.BLOCKED;
      outcomes[v] =
          blocked
              ? VolumeOutcome.BLOCKED
              : idle ? VolumeOutcome.NOTHING_TO_DO : VolumeOutcome.NOT_STARTED;
      total += blocked || idle ? 0 : 1;
    }
  }

  private void assign(List<PlannedStep> steps) {
    Map<ObjectRef, Integer> byObject = new HashMap<>();
    for (int v = 0; v < volumes.size(); v++) {
      byObject.put(ObjectRef.claim(volumes.get(v).claim()), v);
      byObject.put(ObjectRef.volume(volumes.get(v).volume()), v);
    }
    for (int s = 0; s < volumeOfStep.length; s++) {
      Step step = steps.get(s).step();
      int volume = byObject.getOrDefault(step.subject(), -1);
      volumeOfStep[s] = volume;
      if (volume >= 0 && step instanceof Step.ProveVolume) {
        toProve[volume] = true;
      } else if (volume >= 0 && toProve[volume]) {
        // What follows the proof, such as deleting a snapshot that served, is not the volume's.
        volumeOfStep[s] = -1;
      } else if (volume >= 0) {
        changesLeft[volume]++;
      }
    }
  }

  /**
   * A step that changes something is finished.
   *
   * @param acted whether this run did it; otherwise it had been done before
   */
  void changed(int step, boolean acted) {
    int volume = volumeOfStep[step];
    if (volume < 0) {
      return;
    }
    changedHere[volume] |= acted;
    if (--changesLeft[volume] > 0) {
      return;
    }
    created++;
    if (!toProve[volume]) {
      outcomes[volume] = VolumeOutcome.DONE;
    }
    tell(
        volume,
        changedHere[volume] ? ApplyListener.Stage.CREATED : ApplyListener.Stage.UNCHANGED,
        Optional.empty());
  }

  /** The volume of this proof is Bound on both sides. */
  void bound(int step) {
    bound++;
    tell(volumeOfStep[step], ApplyListener.Stage.BOUND, Optional.empty());
  }

  /** The volume of this proof was read back and is as planned, as far as one can look. */
  void proven(int step, List<Diagnostic> notLooked) {
    proven++;
    int volume = volumeOfStep[step];
    if (volume >= 0) {
      outcomes[volume] = VolumeOutcome.PROVEN;
      if (!notLooked.isEmpty()) {
        diagnostics.put(volume, new ArrayList<>(notLooked));
      }
    }
    tell(volume, ApplyListener.Stage.PROVEN, Optional.empty());
  }

  /** A cloud has come further with the step. */
  void operation(int step, DiskOperation operation) {
    int volume = volumeOfStep[step];
    if (volume >= 0) {
      listener.operation(volumes.get(volume).claim(), operation);
    }
  }

  /** Whether the step is one of a volume's. */
  boolean concerns(int step) {
    return volumeOfStep[step] >= 0;
  }

  /** A step of the volume failed, or one that it needs. */
  void failed(int step, VolumeOutcome outcome, Optional<Diagnostic> diagnostic) {
    int volume = volumeOfStep[step];
    if (volume < 0) {
      return;
    }
    diagnostic.ifPresent(d -> diagnostics.computeIfAbsent(volume, v -> new ArrayList<>(1)).add(d));
    boolean first =
        outcomes[volume] == VolumeOutcome.NOT_STARTED || outcomes[volume] == VolumeOutcome.DONE;
    if (outcomes[volume] != VolumeOutcome.FAILED && outcome != VolumeOutcome.NOT_STARTED) {
      outcomes[volume] = outcome;
    }
    if (first && diagnostic.isPresent()) {
      failed++;
      tell(volume, ApplyListener.Stage.FAILED, diagnostic);
    }
  }

  private void tell(int volume, ApplyListener.Stage stage, Optional<Diagnostic> diagnostic) {
    if (volume >= 0) {
      listener.volume(volumes.get(volume), stage, diagnostic);
    }
    listener.progress(progress());
  }

  ApplyProgress progress() {
    return new ApplyProgress(total, created, bound, proven, failed);
  }

  /**
   * @param filling knows the disks that were made
   */
  List<VolumeResult> results(Filling filling) {
    List<VolumeResult> results = new ArrayList<>(volumes.size());
    for (int v = 0; v < volumes.size(); v++) {
      results.add(
          new VolumeResult(
              filling.of(volumes.get(v)), outcomes[v], diagnostics.getOrDefault(v, List.of())));
    }
    return results;
  }
}
