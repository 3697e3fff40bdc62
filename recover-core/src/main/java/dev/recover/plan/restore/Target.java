// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.Attachments;
import dev.recover.plan.observed.ClaimMakers;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.plan.observed.Reach;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The target cluster with everything that is asked of it, each made once. */
final class Target {
  private final TargetState state;
  private final DiskIndex disks;
  private final Attachments attachments;
  private final ClaimMakers makers;
  private final Reach reach;
  private final Map<ClaimName, List<KubeObject>> reservedFor = new HashMap<>();

  Target(TargetState state, Disks disks) {
    this.state = state;
    this.disks = new DiskIndex(state.all(ResourceType.PERSISTENT_VOLUME), disks);
    this.attachments = new Attachments(state, this.disks);
    this.makers = new ClaimMakers(state);
    this.reach = new Reach(state);
    for (KubeObject volume : state.all(ResourceType.PERSISTENT_VOLUME)) {
      Volume.claimRef(volume)
          .filter(claim -> volume.text("spec", "claimRef", "uid").isEmpty())
          .ifPresent(
              claim -> reservedFor.computeIfAbsent(claim, c -> new ArrayList<>(1)).add(volume));
    }
  }

  TargetState state() {
    return state;
  }

  Optional<KubeObject> volume(String name) {
    return state.find(ResourceType.PERSISTENT_VOLUME, "", name);
  }

  Optional<KubeObject> claim(ClaimName name) {
    return state.find(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name());
  }

  DiskIndex disks() {
    return disks;
  }

  Attachments attachments() {
    return attachments;
  }

  ClaimMakers makers() {
    return makers;
  }

  Reach reach() {
    return reach;
  }

  /** The PersistentVolumes that are reserved for the claim by name and bound to none. */
  List<KubeObject> reservedFor(ClaimName claim) {
    return reservedFor.getOrDefault(claim, List.of());
  }
}
