// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.undo;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.plan.DiskSeen;
import dev.recover.plan.Hazard;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletes the copies that a run made, disks before the snapshots they were made of.
 *
 * <p>The journal says which they are; that the tag says so too is looked at by the cloud's provider
 * right before, and a disk that anything has is not deleted.
 */
final class CopiesGone {
  private final UndoRequest request;
  private final DiskIndex index;
  private final Map<ClaimName, List<MadeCopy>> copies = new LinkedHashMap<>();

  CopiesGone(UndoRequest request, DiskIndex index) {
    this.request = request;
    this.index = index;
    if (request.deleteCopies()) {
      request
          .copies()
          .forEach(copy -> copies.computeIfAbsent(copy.claim(), c -> new ArrayList<>()).add(copy));
    }
  }

  /** The claims that have copies. */
  Set<ClaimName> claims() {
    return copies.keySet();
  }

  /** What keeps the copies of a claim from being deleted, besides what the unit itself says. */
  List<Diagnostic> check(ClaimName claim, String ownVolume) {
    List<Diagnostic> said = new ArrayList<>();
    for (MadeCopy copy : copies.getOrDefault(claim, List.of())) {
      copy.made()
          .disk()
          .flatMap(disk -> holder(disk, ownVolume))
          .ifPresent(volume -> said.add(held(claim, copy, volume)));
      if (copy.inDoubt()) {
        said.add(inDoubt(claim, copy));
      }
    }
    return said;
  }

  private Optional<KubeObject> holder(DiskId disk, String ownVolume) {
    return index.holders(disk).stream()
        .filter(volume -> !volume.name().equals(ownVolume))
        .findFirst();
  }

  private Diagnostic inDoubt(ClaimName claim, MadeCopy copy) {
    return Diagnostic.warning(
        Code.IN_DOUBT,
        claim.toString(),
        "step " + copy.step() + " was begun, and what it made is not known",
        "the run ended before the cloud's answer was in its journal",
        "apply its plan again, which finds it, and then undo; or look in the cloud for what has the"
            + " tag "
            + DiskChange.PROVENANCE
            + "="
            + request.run());
  }

  private static Diagnostic held(ClaimName claim, MadeCopy copy, KubeObject volume) {
    return Diagnostic.error(
        Code.DISK_HELD,
        claim.toString(),
        "PersistentVolume " + volume.name() + " has the copy that step " + copy.step() + " made",
        "the run did not make that PersistentVolume; somebody uses the copy",
        "leave the copy, or take that PersistentVolume away first if you know whose it is");
  }

  /** The steps for the copies of a claim. */
  List<PlannedStep> steps(ClaimName claim, List<String> needs) {
    List<PlannedStep> steps = new ArrayList<>();
    List<String> before = new ArrayList<>(needs);
    List<MadeCopy> made = copies.getOrDefault(claim, List.of());
    made.forEach(
        copy ->
            copy.made()
                .disk()
                .ifPresent(
                    disk ->
                        steps.add(
                            step(
                                copy, new DiskChange.DeleteOwnDisk(disk, request.run()), before))));
    steps.forEach(step -> before.add(step.id()));
    List<String> afterDisks = List.copyOf(before);
    made.forEach(
        copy ->
            copy.made()
                .snapshot()
                .ifPresent(
                    snapshot ->
                        steps.add(
                            step(
                                copy,
                                new DiskChange.DeleteOwnSnapshot(snapshot, request.run()),
                                afterDisks))));
    return steps;
  }

  private static PlannedStep step(MadeCopy copy, DiskChange change, List<String> needs) {
    return new PlannedStep(
        "delete-" + copy.step(),
        new Step.ChangeDisk(copy.claim(), change, DiskSeen.in(copy.scope())),
        List.copyOf(needs),
        Hazard.DELETES_COPY,
        "the run made it, and its tag must say so too");
  }

  /** Says what stays, when nobody asked for its deletion. */
  static Optional<Diagnostic> staying(UndoRequest request) {
    if (request.copies().isEmpty() || request.deleteCopies()) {
      return Optional.empty();
    }
    long disks = request.copies().stream().filter(c -> c.made().disk().isPresent()).count();
    return Optional.of(
        Diagnostic.note(
            Code.COPIES_STAY,
            request.run(),
            "copies that the run made stay: "
                + disks
                + " disks and "
                + (request.copies().stream().filter(c -> c.made().snapshot().isPresent()).count())
                + " snapshots",
            "somebody may have written to the disks since",
            "`recover undo "
                + request.run()
                + " --delete-copies` deletes them, where their tag says that the run made them"));
  }
}
