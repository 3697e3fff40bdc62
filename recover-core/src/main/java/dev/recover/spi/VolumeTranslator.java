// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import java.util.Optional;

/** What a provider knows about the volumes of its drivers; pure. */
public interface VolumeTranslator {
  /**
   * Returns the disk that a PersistentVolume's source names, or empty when the source is not this
   * provider's.
   */
  Optional<DiskId> diskOf(KubeObject volume);
}
