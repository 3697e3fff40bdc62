// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.journal.StepOutcome;
import dev.recover.model.ObjectRef;
import dev.recover.model.Volume;
import dev.recover.plan.Step;
import dev.recover.spi.AccessRule;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What follows from the kind of a step alone. */
public final class StepKind implements Step.Visitor<StepKind.Traits> {
  /** The verb of the one request, and what the step then has come to. */
  record Traits(String verb, StepOutcome outcome) {}

  private static final StepKind KINDS = new StepKind();
  private static final Traits CREATES = new Traits("create", StepOutcome.CREATED);
  private static final Traits PATCHES = new Traits("patch", StepOutcome.CHANGED);
  private static final Traits DELETES = new Traits("delete", StepOutcome.DELETED);

  private StepKind() {}

  /** What a step has come to once its request was answered. */
  public static StepOutcome outcome(Step step) {
    return step.accept(KINDS).outcome();
  }

  /** The permission that the step needs; a proof needs none of its own, a cloud has its own. */
  public static Optional<AccessRule> permission(Step step) {
    if (step instanceof Step.ProveVolume || step instanceof Step.ChangeDisk) {
      return Optional.empty();
    }
    ObjectRef subject = step.subject();
    return dev.recover.model.ResourceType.of(subject.group(), subject.kind())
        .map(type -> new AccessRule(step.accept(KINDS).verb(), type, subject.namespace()));
  }

  /** The objects that decide whether the step may be taken. */
  static List<ObjectRef> decisive(Step step) {
    List<ObjectRef> refs = new ArrayList<>(2);
    refs.add(step.subject());
    if (step instanceof Step.CreateVolumeForClaim create) {
      refs.add(ObjectRef.claim(create.claim()));
    } else if (step instanceof Step.ReserveVolume reserve) {
      Volume.claimRef(reserve.volume()).map(ObjectRef::claim).ifPresent(refs::add);
    }
    return refs;
  }

  /** The objects whose changes can bring the step to its end. */
  public static List<ObjectRef> awaited(Step step) {
    if (step instanceof Step.ChangeDisk) {
      return List.of();
    }
    return step instanceof Step.ProveVolume prove
        ? List.of(step.subject(), ObjectRef.volume(prove.expectation().volume()))
        : List.of(step.subject());
  }

  @Override
  public Traits createNamespace(Step.CreateNamespace step) {
    return CREATES;
  }

  @Override
  public Traits reserveVolume(Step.ReserveVolume step) {
    return CREATES;
  }

  @Override
  public Traits reReserveVolume(Step.ReReserveVolume step) {
    return PATCHES;
  }

  @Override
  public Traits createClaim(Step.CreateClaim step) {
    return CREATES;
  }

  @Override
  public Traits createVolumeForClaim(Step.CreateVolumeForClaim step) {
    return CREATES;
  }

  @Override
  public Traits proveVolume(Step.ProveVolume step) {
    return new Traits("get", StepOutcome.PROVEN);
  }

  @Override
  public Traits setReclaimPolicy(Step.SetReclaimPolicy step) {
    return PATCHES;
  }

  @Override
  public Traits deleteClaim(Step.DeleteClaim step) {
    return DELETES;
  }

  @Override
  public Traits deleteVolume(Step.DeleteVolume step) {
    return DELETES;
  }

  @Override
  public Traits changeDisk(Step.ChangeDisk step) {
    return step.change().accept(new OfChange());
  }

  private static final class OfChange implements DiskChange.Visitor<Traits> {
    @Override
    public Traits tag(DiskChange.Tag change) {
      return PATCHES;
    }

    @Override
    public Traits takeSnapshot(DiskChange.TakeSnapshot change) {
      return CREATES;
    }

    @Override
    public Traits shareSnapshot(DiskChange.ShareSnapshot change) {
      return PATCHES;
    }

    @Override
    public Traits copySnapshot(DiskChange.CopySnapshot change) {
      return CREATES;
    }

    @Override
    public Traits makeDisk(DiskChange.MakeDisk change) {
      return CREATES;
    }

    @Override
    public Traits deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
      return DELETES;
    }

    @Override
    public Traits deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
      return DELETES;
    }
  }
}
