// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.KubeObject;
import java.util.Set;

/**
 * A provider as {@link java.util.ServiceLoader} finds it. Making one does no I/O.
 *
 * <p>Of several providers that accept a volume the one with the lowest {@link #rank} is asked; two
 * of equal rank are a start-up error.
 */
public interface DiskProviderFactory {
  /** A short stable name: {@code csi}, {@code files}. */
  String id();

  /** 0 for a provider of named drivers, higher for one that takes whatever is left. */
  int rank();

  /**
   * The drivers that it names, CSI names or plug-in names as in {@link
   * dev.recover.model.DiskId#driver}; empty for one that takes whatever is left.
   */
  default Set<String> drivers() {
    return Set.of();
  }

  /** Whether the PersistentVolume's source is one of this provider's. */
  boolean accepts(KubeObject volume);

  VolumeTranslator translator();
}
