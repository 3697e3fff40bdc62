// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.DiskId;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts ids in the place of {@link Placeholder}s, as far as they are known.
 *
 * <p>Pure: a step, and what earlier steps made, give the step as it is sent. Everything that is no
 * placeholder stays as it was reviewed.
 */
public final class Filling {
  private final Map<String, Produced> made;
  private final String run;

  /**
   * @param made by step id
   * @param run the id of the run, "" when there is none yet
   */
  public Filling(Map<String, Produced> made, String run) {
    this.made = Map.copyOf(made);
    this.run = run;
  }

  /** Whether a plan can hold placeholders at all. */
  public static boolean concerns(Plan plan) {
    return plan.steps().stream().anyMatch(step -> step.step() instanceof Step.ChangeDisk);
  }

  /** The names of the placeholders that stand in the step, {@code run} among them. */
  public static Set<String> named(Step step) {
    return Placeholder.in(Json.compact(step.accept(StepTree.WRITER)));
  }

  /** The whole plan; the same one when it holds no placeholders. */
  public Plan of(Plan plan) {
    if (!concerns(plan)) {
      return plan;
    }
    return new Plan(
        plan.flow(),
        plan.madeAt(),
        plan.basis(),
        plan.order(),
        plan.orderReason(),
        plan.volumes().stream().map(this::of).toList(),
        plan.steps().stream().map(this::of).toList(),
        plan.edits(),
        plan.diagnostics());
  }

  public PlannedStep of(PlannedStep step) {
    return new PlannedStep(step.id(), of(step.step()), step.needs(), step.hazard(), step.reason());
  }

  public PlannedVolume of(PlannedVolume volume) {
    return new PlannedVolume(
        volume.claim(),
        volume.volume(),
        disk(volume.disk()),
        volume.capacity(),
        volume.storageClass(),
        volume.state(),
        volume.because());
  }

  public Step of(Step step) {
    return step.accept(new Filled());
  }

  private DiskId disk(DiskId disk) {
    return new DiskId(disk.driver(), text(disk.handle()));
  }

  private String text(String text) {
    return Placeholder.replace(
        text,
        step -> Optional.ofNullable(made.get(step)).flatMap(Produced::disk).map(DiskId::handle));
  }

  private SnapshotId snapshot(SnapshotId snapshot) {
    return Placeholder.in(snapshot.id()).stream()
        .findFirst()
        .map(made::get)
        .flatMap(Produced::snapshot)
        .orElse(snapshot);
  }

  private String run(String text) {
    return text.equals(Placeholder.RUN) && !run.isEmpty() ? run : text;
  }

  private KubeObject object(KubeObject object) {
    return KubeObject.of(Json.asMap((Map<?, ?>) tree(object.tree())));
  }

  private Map<String, Object> source(Map<String, Object> source) {
    return Json.asMap((Map<?, ?>) tree(source));
  }

  private Object tree(Object value) {
    if (value instanceof String text) {
      return text(text);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> filled = new LinkedHashMap<>();
      map.forEach((key, item) -> filled.put(String.valueOf(key), item == null ? null : tree(item)));
      return filled;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> filled = new ArrayList<>(list.size());
      list.forEach(item -> filled.add(item == null ? null : tree(item)));
      return filled;
    }
    return value;
  }

  private final class Filled implements Step.Visitor<Step> {
    @Override
    public Step createNamespace(Step.CreateNamespace step) {
      return step;
    }

    @Override
    public Step reserveVolume(Step.ReserveVolume step) {
      return new Step.ReserveVolume(object(step.volume()));
    }

    @Override
    public Step reReserveVolume(Step.ReReserveVolume step) {
      return step;
    }

    @Override
    public Step createClaim(Step.CreateClaim step) {
      return step;
    }

    @Override
    public Step createVolumeForClaim(Step.CreateVolumeForClaim step) {
      return new Step.CreateVolumeForClaim(object(step.volume()), step.claim());
    }

    @Override
    public Step proveVolume(Step.ProveVolume step) {
      Expectation expected = step.expectation();
      return new Step.ProveVolume(
          new Expectation(
              expected.claim(),
              expected.volume(),
              disk(expected.disk()),
              source(expected.source()),
              expected.capacity(),
              expected.request(),
              expected.storageClass(),
              expected.accessModes(),
              expected.volumeMode()));
    }

    @Override
    public Step setReclaimPolicy(Step.SetReclaimPolicy step) {
      return step;
    }

    @Override
    public Step deleteClaim(Step.DeleteClaim step) {
      return step;
    }

    @Override
    public Step deleteVolume(Step.DeleteVolume step) {
      return step;
    }

    @Override
    public Step changeDisk(Step.ChangeDisk step) {
      return new Step.ChangeDisk(
          step.claim(), step.change().accept(new FilledChange()), step.seen());
    }
  }

  private final class FilledChange implements DiskChange.Visitor<DiskChange> {
    @Override
    public DiskChange tag(DiskChange.Tag change) {
      return new DiskChange.Tag(disk(change.disk()), change.set(), change.remove());
    }

    @Override
    public DiskChange takeSnapshot(DiskChange.TakeSnapshot change) {
      return new DiskChange.TakeSnapshot(disk(change.disk()), change.tags(), change.description());
    }

    @Override
    public DiskChange shareSnapshot(DiskChange.ShareSnapshot change) {
      return new DiskChange.ShareSnapshot(snapshot(change.snapshot()), change.account());
    }

    @Override
    public DiskChange copySnapshot(DiskChange.CopySnapshot change) {
      return new DiskChange.CopySnapshot(
          snapshot(change.snapshot()), change.to(), change.key(), change.tags());
    }

    @Override
    public DiskChange makeDisk(DiskChange.MakeDisk change) {
      return new DiskChange.MakeDisk(snapshot(change.from()), change.disk());
    }

    @Override
    public DiskChange deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
      return new DiskChange.DeleteOwnSnapshot(snapshot(change.snapshot()), run(change.run()));
    }

    @Override
    public DiskChange deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
      return new DiskChange.DeleteOwnDisk(disk(change.disk()), run(change.run()));
    }
  }
}
