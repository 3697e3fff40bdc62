// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Map;
import java.util.Optional;

/**
 * A snapshot as its cloud lists it.
 *
 * @param sourceCloudId the {@link Disk#cloudId} of the disk it was taken of, "" when not known
 * @param state READY to be used, or what keeps it from that
 * @param sizeBytes the least size of a disk made from it
 * @param created RFC 3339
 * @param tags labels or tags; untrusted text
 * @param description untrusted text, "" when there is none
 */
public record Snapshot(
    SnapshotId id,
    String sourceCloudId,
    State state,
    long sizeBytes,
    Optional<String> created,
    Optional<String> key,
    Map<String, String> tags,
    String description) {
  /** Where a snapshot stands. */
  public enum State {
    CREATING,
    READY,
    FAILED,
    DELETING,
    /** In cold storage: to be brought back before use. */
    ARCHIVED,
    UNKNOWN
  }

  public Snapshot {
    tags = Map.copyOf(tags);
  }
}
