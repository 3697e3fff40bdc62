// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.List;

/**
 * One disk as its cloud lists it.
 *
 * @param id the driver and the volume handle that a PersistentVolume of this disk has
 * @param cloudId the cloud's own identity of it, which is never given again: a disk with the same
 *     name and another {@code cloudId} is another disk
 * @param name the resource's name; "" where disks have none
 * @param scope where it was found
 * @param zones the zones from which it can be attached, sorted: one, two for a regional disk, none
 *     when it is not zonal
 * @param zoneIds identities of the zones that mean the same in every account, in the order of
 *     {@code zones}; empty where zone names do
 * @param sizeBytes its size in bytes
 * @param attachedTo the machines that have it, as the cloud names them, sorted
 */
public record Disk(
    DiskId id,
    String cloudId,
    String name,
    CloudScope scope,
    List<String> zones,
    List<String> zoneIds,
    long sizeBytes,
    DiskState state,
    List<String> attachedTo,
    DiskFacts facts) {
  public Disk {
    zones = List.copyOf(zones);
    zoneIds = List.copyOf(zoneIds);
    attachedTo = attachedTo.stream().sorted().toList();
  }

  /** The same disk under another id. */
  public Disk withId(DiskId other) {
    return new Disk(
        other, cloudId, name, scope, zones, zoneIds, sizeBytes, state, attachedTo, facts);
  }

  /** The same disk with other facts. */
  public Disk withFacts(DiskFacts other) {
    return new Disk(id, cloudId, name, scope, zones, zoneIds, sizeBytes, state, attachedTo, other);
  }

  /** Whether nothing has it and it can be attached now. */
  public boolean free() {
    return state == DiskState.AVAILABLE && attachedTo.isEmpty();
  }

  /** Whether it has the trait. */
  public boolean has(DiskTrait trait) {
    return facts.traits().contains(trait);
  }
}
