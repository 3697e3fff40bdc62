// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.List;
import java.util.Optional;

/**
 * What a person says of one claim that gets a disk without a bundle; what is empty was left open
 * ({@code "?"}).
 *
 * @param claim the claim to make
 * @param disk which disk it gets; empty when there are several and none was picked
 * @param cloudId the cloud's identity of that disk when the file was written: a disk of the same
 *     name with another identity is refused
 * @param volume the PersistentVolume's name; empty for the one that the disk's metadata has, or one
 *     that is made
 * @param fields the fields that no disk tells
 */
public record AdoptionAnswer(
    ClaimName claim,
    Optional<DiskId> disk,
    Optional<String> cloudId,
    Optional<String> volume,
    Fields fields) {

  /**
   * The fields of a volume that stand in no metadata, or are only guessed from it.
   *
   * @param volumeMode {@code Filesystem} or {@code Block}
   * @param fsType for example {@code ext4}; nothing to say for {@code Block}
   * @param accessModes empty when not said
   * @param size a quantity; empty for the whole disk
   * @param storageClass "" inside for none
   * @param mountReadOnly whether the first mount is read-only, so that nothing can be formatted
   */
  public record Fields(
      Optional<String> volumeMode,
      Optional<String> fsType,
      List<String> accessModes,
      Optional<String> size,
      Optional<String> storageClass,
      Optional<Boolean> mountReadOnly) {
    /** Nothing was said. */
    public static final Fields NONE =
        new Fields(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Fields {
      accessModes = List.copyOf(accessModes);
    }
  }
}
