// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.DiskId;
import java.util.Set;

/**
 * One cloud, with the accounts and regions it was opened for.
 *
 * <p>Thread-safe. Every call blocks; accounts and regions are asked in parallel and bounded;
 * throttling and lost connections are retried inside; anything else is a {@link Fault}, or a {@link
 * NotLookedAt} where one part of a whole fails. It never detaches a disk, and never deletes one but
 * a copy that {@link DiskChange} proves to be ours.
 */
public interface DiskProvider extends AutoCloseable {
  /** Lists disks, all pages of all accounts and regions. */
  DiskListing list(DiskQuery query);

  /** Lists the account's own snapshots. */
  SnapshotListing snapshots(DiskQuery query);

  /** Asks for certain disks, in as few requests as the cloud allows. */
  DiskLookup find(Set<DiskId> ids);

  /**
   * Starts a change, or finds the one that was started with the same key before: nothing is made
   * twice.
   *
   * @throws Fault when the cloud refuses at once
   */
  DiskOperation start(DiskChange change, OperationKey key);

  /** Looks how far an operation is, also one that another process started. */
  DiskOperation poll(DiskOperation operation);

  @Override
  void close();
}
