// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.disk;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.SnapshotId;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.NewDisk;
import dev.recover.spi.OperationKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Steps that the stories of the contract have in common. */
public interface DiskStory {
  int GIB = 10;
  Map<String, String> TAGS = Map.of("team", "shop");

  /** The cloud of the running test. */
  DiskScene scene();

  default OperationKey key(String step) {
    return new OperationKey("run-1", step);
  }

  default Disk find(DiskId disk) {
    DiskLookup lookup = scene().provider().find(Set.of(disk));
    return Optional.ofNullable(lookup.found().get(disk))
        .orElseThrow(() -> new AssertionError("not found: " + lookup));
  }

  /** Polls until it is not running any more; time passes between the polls. */
  default DiskOperation finish(DiskProvider provider, DiskOperation started) {
    DiskOperation operation = started;
    for (int polls = 0; polls < 50 && running(operation); polls++) {
      scene().pass();
      operation = provider.poll(operation);
    }
    return operation;
  }

  static boolean running(DiskOperation operation) {
    return operation.state() == DiskOperation.State.RUNNING;
  }

  default DiskOperation run(DiskChange change, String step) {
    DiskProvider provider = scene().provider();
    return finish(provider, provider.start(change, key(step)));
  }

  default DiskChange.TakeSnapshot snapshotOf(DiskId disk) {
    return new DiskChange.TakeSnapshot(disk, TAGS, "before the move");
  }

  default SnapshotId snapshot(DiskId disk, String step) {
    return run(snapshotOf(disk), step).snapshot().orElseThrow();
  }

  default DiskChange.MakeDisk diskFrom(SnapshotId snapshot, CloudScope scope, int zone) {
    return new DiskChange.MakeDisk(
        snapshot,
        new NewDisk(
            key("disk").name(),
            scope,
            List.of(scene().zones(scope).get(zone)),
            "",
            (long) GIB << 30,
            Optional.empty(),
            TAGS,
            ""));
  }
}
