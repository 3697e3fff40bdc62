// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.List;
import java.util.Optional;

/**
 * What the metadata of a disk says about the volume it was.
 *
 * <p>All of it is hearsay: whoever may tag a disk can write it. Names are valid DNS names, or they
 * are left out.
 *
 * @param volume the PersistentVolume's name
 * @param claim the claim's namespace and name
 * @param claimUid the uid of the claim it was provisioned for, from {@code pvc-<uid>}
 * @param clusters names or ids of clusters that made or own it, sorted
 * @param evidence what it was read from, sorted
 */
public record VolumeHint(
    Optional<String> volume,
    Optional<ClaimName> claim,
    Optional<String> claimUid,
    List<String> clusters,
    List<Evidence> evidence) {
  /** Nothing is known. */
  public static final VolumeHint NONE =
      new VolumeHint(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

  public VolumeHint {
    clusters = clusters.stream().sorted().distinct().toList();
    evidence = evidence.stream().sorted().distinct().toList();
  }
}
