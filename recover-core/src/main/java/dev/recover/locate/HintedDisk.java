// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.VolumeHint;
import java.util.Comparator;
import java.util.Optional;

/**
 * A disk, and what its metadata says about the volume that it was.
 *
 * @param provider the id of the provider that listed it
 */
public record HintedDisk(String provider, Disk disk, VolumeHint hint)
    implements Comparable<HintedDisk> {
  private static final Comparator<HintedDisk> ORDER =
      Comparator.comparing(HintedDisk::id)
          .thenComparing(disk -> disk.disk().cloudId())
          .thenComparing(HintedDisk::provider);

  public DiskId id() {
    return disk.id();
  }

  /** The claim that its metadata names; hearsay. */
  public Optional<ClaimName> claim() {
    return hint.claim();
  }

  /** Of the disk's id alone: a disk is looked up often, and has some fifty fields. */
  @Override
  public int hashCode() {
    return id().hashCode();
  }

  /** By id: hash tables fall back on it where names were crafted to collide. */
  @Override
  public int compareTo(HintedDisk other) {
    return ORDER.compare(this, other);
  }
}
