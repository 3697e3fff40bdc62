// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.Expectation;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.plan.observed.Reach;
import dev.recover.spi.Disks;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The checks of a pair that need the rest of the cluster. */
final class ClusterChecks {
  private static final Set<String> TROUBLE =
      Set.of("VolumeMismatch", "FailedBinding", "ProvisioningFailed");
  private static final Set<String> PROVISIONED = Set.of("Provisioning", "ProvisioningSucceeded");

  private final TargetState state;
  private final DiskIndex disks;
  private final Reach reach;
  private final EventIndex events;
  private final Set<String> statefulSets = new HashSet<>();

  ClusterChecks(TargetState state, Disks disks) {
    this.state = state;
    this.disks = new DiskIndex(state.all(ResourceType.PERSISTENT_VOLUME), disks);
    this.reach = new Reach(state);
    this.events = new EventIndex(state);
    state.all(ResourceType.STATEFUL_SET).forEach(set -> set.uid().ifPresent(statefulSets::add));
  }

  /** Returns one finding for each of these checks. */
  List<Finding> check(
      Expectation expected, Optional<KubeObject> volume, Optional<KubeObject> claim) {
    return List.of(
        provisioned(expected, claim),
        once(expected),
        volume
            .map(this::reachable)
            .orElse(new Finding.Unknown(Check.REACHABLE, "the PersistentVolume is not there")),
        claim
            .map(this::owners)
            .orElse(new Finding.Unknown(Check.OWNERS_LIVE, "the claim is not there")),
        warnings(volume, claim));
  }

  /** A provisioner names its volume after the claim; one of policy Delete leaves only an event. */
  private Finding provisioned(Expectation expected, Optional<KubeObject> claim) {
    Optional<String> uid = claim.flatMap(KubeObject::uid);
    if (uid.isEmpty()) {
      return new Finding.Unknown(Check.NOTHING_PROVISIONED, "the claim is not there");
    }
    String name = "pvc-" + uid.get();
    if (name.equals(expected.volume())) {
      return new Finding.Confirmed(Check.NOTHING_PROVISIONED);
    }
    if (state.find(ResourceType.PERSISTENT_VOLUME, "", name).isPresent()) {
      return new Finding.Mismatch(
          Check.NOTHING_PROVISIONED, "no new disk", "PersistentVolume " + name);
    }
    return events
        .about(claim.get(), PROVISIONED, Instant.MIN)
        .<Finding>map(
            event ->
                new Finding.Mismatch(
                    Check.NOTHING_PROVISIONED, "no new disk", describe(event) + ", gone again"))
        .orElse(new Finding.Confirmed(Check.NOTHING_PROVISIONED));
  }

  private Finding once(Expectation expected) {
    List<KubeObject> others = disks.othersThan(expected.volume(), expected.disk());
    return others.isEmpty()
        ? new Finding.Confirmed(Check.DISK_ONCE)
        : new Finding.Mismatch(
            Check.DISK_ONCE, "no other", "PersistentVolume " + others.get(0).name());
  }

  private Finding reachable(KubeObject volume) {
    switch (reach.answer(volume)) {
      case REACHED:
        return new Finding.Confirmed(Check.REACHABLE);
      case CORDONED:
        return unreachable("only nodes that are cordoned");
      case NO_NODE:
        return unreachable("no node that matches affinity, zone and driver");
      case DRIVER_ON_NO_NODE:
        return unreachable("the driver on no node");
      case NO_DRIVER:
        return unreachable("no such driver");
      case NO_NODES:
        return new Finding.Unknown(Check.REACHABLE, "the cluster has no nodes yet");
      default:
        return new Finding.Unknown(Check.REACHABLE, "nodes or CSINodes could not be listed");
    }
  }

  private static Finding unreachable(String found) {
    return new Finding.Mismatch(Check.REACHABLE, "a schedulable node", found);
  }

  private Finding owners(KubeObject claim) {
    for (Object owner : claim.list("metadata", "ownerReferences")) {
      Map<?, ?> reference = owner instanceof Map<?, ?> map ? map : Map.of();
      if (!state.looked(ResourceType.STATEFUL_SET)) {
        return new Finding.Unknown(Check.OWNERS_LIVE, "StatefulSets could not be listed");
      }
      if (!"StatefulSet".equals(reference.get("kind"))
          || !statefulSets.contains(String.valueOf(reference.get("uid")))) {
        return new Finding.Mismatch(
            Check.OWNERS_LIVE,
            "none, or a live StatefulSet",
            reference.get("kind") + " " + reference.get("name") + " " + reference.get("uid"));
      }
    }
    return new Finding.Confirmed(Check.OWNERS_LIVE);
  }

  /** What was said before the pair was bound is settled by its being bound. */
  private Finding warnings(Optional<KubeObject> volume, Optional<KubeObject> claim) {
    if (!state.looked(ResourceType.EVENT)) {
      return new Finding.Unknown(Check.NO_WARNINGS, "events could not be listed");
    }
    Instant since =
        volume
            .flatMap(v -> v.text("status", "lastPhaseTransitionTime"))
            .or(() -> claim.flatMap(c -> c.text("metadata", "creationTimestamp")))
            .flatMap(EventIndex::instant)
            .map(time -> time.plusSeconds(1))
            .orElse(Instant.MIN);
    return claim
        .flatMap(c -> events.about(c, TROUBLE, since))
        .or(() -> volume.flatMap(v -> events.about(v, TROUBLE, since)))
        .<Finding>map(
            event -> new Finding.Mismatch(Check.NO_WARNINGS, "no warning", describe(event)))
        .orElse(new Finding.Confirmed(Check.NO_WARNINGS));
  }

  private static String describe(KubeObject event) {
    return event.text("reason").orElse("") + " \"" + event.text("message").orElse("") + "\"";
  }
}
