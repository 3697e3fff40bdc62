// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.Snapshot;
import java.util.List;

/** The snapshots that were found, and where nobody could look. */
public record SnapshotListing(List<Snapshot> snapshots, List<NotLookedAt> notLookedAt) {
  public SnapshotListing {
    snapshots = List.copyOf(snapshots);
    notLookedAt = notLookedAt.stream().sorted().distinct().toList();
  }
}
