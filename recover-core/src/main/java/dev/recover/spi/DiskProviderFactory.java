// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
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
  default int rank() {
    return 0;
  }

  /**
   * The drivers that it names, CSI names or plug-in names as in {@link
   * dev.recover.model.DiskId#driver}; empty for one that takes whatever is left.
   */
  default Set<String> drivers() {
    return Set.of();
  }

  /** Whether the PersistentVolume's source is one of this provider's. */
  default boolean accepts(KubeObject volume) {
    return translator().diskOf(volume).isPresent();
  }

  VolumeTranslator translator();

  /** Whether {@link #open} works: whether there is a cloud's API to ask. */
  default boolean opens() {
    return false;
  }

  /**
   * Opens the cloud; the outside world begins here, and the SDK's classes are loaded.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when the configuration cannot be used
   */
  default DiskProvider open(ProviderConfig config) {
    throw new UnsupportedOperationException("the provider " + id() + " has no API to ask");
  }

  /**
   * The permissions that a task needs, as the cloud's own tools take them; "" when none are known.
   */
  default String permissions(CloudTask task) {
    return "";
  }

  /**
   * Reads disks from what the vendor's own command line printed as JSON.
   *
   * @param scope the account and region, where the text does not say
   * @throws dev.recover.diagnostic.DiagnosticException when the text is not such a listing
   */
  default DiskListing read(String text, CloudScope scope) {
    throw new UnsupportedOperationException("the provider " + id() + " reads no listing");
  }

  /**
   * The command whose output {@link #read} takes, for messages: {@code aws ec2 describe-volumes
   * --output json}; "" when it reads none.
   */
  default String listingCommand() {
    return "";
  }
}
