// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.VolumeHint;
import java.util.Optional;

/**
 * A disk, and what its metadata says about the volume that it was.
 *
 * @param provider the id of the provider that listed it
 */
public record HintedDisk(String provider, Disk disk, VolumeHint hint) {
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
}
