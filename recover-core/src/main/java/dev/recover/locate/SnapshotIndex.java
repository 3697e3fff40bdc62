// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.Snapshot;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest usable snapshot by everything that it can be looked up by. */
final class SnapshotIndex {
  private static final Comparator<Snapshot> AGE =
      Comparator.comparing((Snapshot snapshot) -> snapshot.created().orElse(""))
          .thenComparing(snapshot -> snapshot.id().toString());

  private final Map<String, Snapshot> bySource = new HashMap<>();
  private final Map<String, Snapshot> byVolume = new HashMap<>();
  private final Map<ClaimName, Snapshot> byClaim = new HashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  SnapshotIndex(Collection<HintedSnapshot> snapshots) {
    for (HintedSnapshot hinted : snapshots) {
      Snapshot snapshot = hinted.snapshot();
      sources.put(snapshot.id().id(), snapshot.sourceCloudId());
      if (snapshot.state() == Snapshot.State.READY) {
        if (!snapshot.sourceCloudId().isEmpty()) {
          bySource.merge(snapshot.sourceCloudId(), snapshot, SnapshotIndex::newer);
        }
        hinted.hint().volume().ifPresent(v -> byVolume.merge(v, snapshot, SnapshotIndex::newer));
        hinted.hint().claim().ifPresent(c -> byClaim.merge(c, snapshot, SnapshotIndex::newer));
      }
    }
  }

  private static Snapshot newer(Snapshot one, Snapshot other) {
    return AGE.compare(one, other) >= 0 ? one : other;
  }

  /** The newest one of the volume's disk, else of what says that it was the volume or claim. */
  Optional<Snapshot> newest(Wanted wanted) {
    return Stream.concat(
            wanted.cloudId().stream(), wanted.handle().map(handle -> handle.handle()).stream())
        .flatMap(id -> Optional.ofNullable(bySource.get(id)).stream())
        .findFirst()
        .or(() -> Optional.ofNullable(byVolume.get(wanted.volume())))
        .or(() -> wanted.claim().map(byClaim::get));
  }

  /** The cloud's identity of the disk that the snapshot was taken of, "" when not known. */
  String sourceOf(String snapshot) {
    return sources.getOrDefault(snapshot, "");
  }
}
