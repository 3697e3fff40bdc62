// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.KubeObject;

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

  /** Whether the PersistentVolume's source is one of this provider's. */
  boolean accepts(KubeObject volume);

  VolumeTranslator translator();
}
