// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import java.util.Optional;

/**
 * A change under way in a cloud.
 *
 * @param change what was asked for
 * @param id as the cloud names it, "" when it was done at once
 * @param percent 0 to 100, as far as the cloud says
 * @param disk the disk that it makes or changes, once known
 * @param snapshot the snapshot that it makes, once known
 * @param message why it failed, or what it waits for; "" when there is nothing to say
 */
public record DiskOperation(
    DiskChange change,
    OperationKey key,
    String id,
    State state,
    int percent,
    Optional<DiskId> disk,
    Optional<SnapshotId> snapshot,
    String message) {
  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }
}
