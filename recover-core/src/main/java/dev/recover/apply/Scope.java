// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.StepKind;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.Fact;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Step;
import dev.recover.spi.AccessRule;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which parts of a cluster a plan touches.
 *
 * @param namespaces of its claims
 * @param pods whether it has to know who uses claims
 * @param single objects of kinds that are not watched, which it rests on
 * @param permissions what its steps need
 */
record Scope(
    Set<String> namespaces, boolean pods, Set<ObjectRef> single, Set<AccessRule> permissions) {
  static Scope of(Plan plan) {
    Set<String> namespaces = new TreeSet<>();
    Set<ObjectRef> single = new TreeSet<>();
    Set<AccessRule> permissions = new LinkedHashSet<>();
    boolean pods = false;
    for (PlannedVolume volume : plan.volumes()) {
      namespaces.add(volume.claim().namespace());
    }
    for (Fact fact : plan.basis().observed()) {
      add(fact.object(), namespaces, single);
    }
    for (PlannedStep planned : plan.steps()) {
      add(planned.step().subject(), namespaces, single);
      StepKind.permission(planned.step()).ifPresent(permissions::add);
      pods |= planned.step() instanceof Step.DeleteClaim;
    }
    namespaces.remove("");
    return new Scope(namespaces, pods, single, permissions);
  }

  private static void add(ObjectRef object, Set<String> namespaces, Set<ObjectRef> single) {
    if (object.kind().equals(ResourceType.PERSISTENT_VOLUME_CLAIM.kind())) {
      namespaces.add(object.namespace());
    } else if (!object.kind().equals(ResourceType.PERSISTENT_VOLUME.kind())) {
      single.add(object);
    }
  }
}
