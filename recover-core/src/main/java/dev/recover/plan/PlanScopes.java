// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskChange;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The parts of clouds that a plan names: what it changes is there. */
public final class PlanScopes implements DiskChange.Visitor<Stream<CloudScope>> {
  private static final PlanScopes SCOPES = new PlanScopes();

  private PlanScopes() {}

  /** Returns them, sorted; none for a plan that changes no cloud. */
  public static Set<CloudScope> of(Plan plan) {
    Set<CloudScope> scopes = new TreeSet<>();
    for (PlannedStep planned : plan.steps()) {
      if (planned.step() instanceof Step.ChangeDisk step) {
        step.seen().scope().ifPresent(scopes::add);
        step.change().accept(SCOPES).forEach(scopes::add);
      }
    }
    return scopes;
  }

  @Override
  public Stream<CloudScope> tag(DiskChange.Tag change) {
    return Stream.empty();
  }

  @Override
  public Stream<CloudScope> takeSnapshot(DiskChange.TakeSnapshot change) {
    return Stream.empty();
  }

  @Override
  public Stream<CloudScope> shareSnapshot(DiskChange.ShareSnapshot change) {
    return Stream.of(change.snapshot().scope());
  }

  @Override
  public Stream<CloudScope> copySnapshot(DiskChange.CopySnapshot change) {
    return Stream.of(change.snapshot().scope(), change.to());
  }

  @Override
  public Stream<CloudScope> makeDisk(DiskChange.MakeDisk change) {
    return Stream.of(change.from().scope(), change.disk().scope());
  }

  @Override
  public Stream<CloudScope> deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
    return Stream.of(change.snapshot().scope());
  }

  @Override
  public Stream<CloudScope> deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
    return Stream.empty();
  }
}
