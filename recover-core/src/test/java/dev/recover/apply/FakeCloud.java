// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.KubeObject;
import dev.recover.model.SnapshotId;
import dev.recover.spi.CloudAccess;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.Disks;
import dev.recover.spi.Fault;
import dev.recover.spi.OperationKey;
import dev.recover.spi.SnapshotListing;
import dev.recover.spi.VolumeTranslator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A cloud that outlives runs: disks and snapshots, operations that take some polls, and mishaps
 * before and after a request takes effect.
 *
 * <p>Only what the engine relies on is there: a key makes a thing once, what is made carries the
 * provenance tag, and only what carries it is deleted.
 */
final class FakeCloud implements DiskProvider {
  static final String DRIVER = "d.example.com";
  static final CloudScope HERE = new CloudScope("fake", "acct", "region-1");

  /** What happens to a request. */
  interface Mishap {
    void strike(String verb);
  }

  final Map<DiskId, Disk> disks = new TreeMap<>();
  final Map<String, Map<String, String>> snapshots = new TreeMap<>();
  final List<String> calls = new ArrayList<>();
  final Map<String, Integer> made = new HashMap<>();
  private final Map<OperationKey, DiskOperation> operations = new LinkedHashMap<>();
  private final Map<OperationKey, Integer> left = new HashMap<>();
  private int serial;

  /** How many polls an operation takes. */
  int polls;

  /** Steps whose operation ends in failure. */
  final Set<String> failing = new HashSet<>();

  Mishap before = verb -> {};
  Mishap after = verb -> {};

  void add(Disk disk) {
    disks.put(disk.id(), disk);
  }

  static Disk disk(String handle, String cloudId, Map<String, String> tags) {
    return new Disk(
        new DiskId(DRIVER, handle),
        cloudId,
        handle,
        HERE,
        List.of("zone-a"),
        List.of(),
        5L << 30,
        DiskState.AVAILABLE,
        List.of(),
        DiskFacts.NONE.tagged(tags));
  }

  CloudAccess clouds() {
    return new CloudAccess(Disks.of(List.of(new Factory())), factory -> this);
  }

  @Override
  public DiskListing list(DiskQuery query) {
    return new DiskListing(List.copyOf(disks.values()), List.of());
  }

  @Override
  public SnapshotListing snapshots(DiskQuery query) {
    return new SnapshotListing(List.of(), List.of());
  }

  @Override
  public synchronized DiskLookup find(Set<DiskId> ids) {
    before.strike("find");
    Map<DiskId, Disk> found = new HashMap<>();
    Set<DiskId> missing = new HashSet<>();
    for (DiskId id : ids) {
      Disk disk = disks.get(id);
      if (disk == null) {
        missing.add(id);
      } else {
        found.put(id, disk);
      }
    }
    return new DiskLookup(found, missing, Map.of());
  }

  @Override
  public synchronized DiskOperation start(DiskChange change, OperationKey key) {
    String verb = change.getClass().getSimpleName();
    before.strike(verb);
    calls.add(verb);
    DiskOperation operation = operations.get(key);
    if (operation == null) {
      operation = begin(change, key);
      operations.put(key, operation);
      left.put(key, polls);
    }
    DiskOperation now = polls == 0 ? end(key) : operation;
    after.strike(verb);
    return now;
  }

  private DiskOperation begin(DiskChange change, OperationKey key) {
    return change.accept(new Beginning(key));
  }

  @Override
  public synchronized DiskOperation poll(DiskOperation operation) {
    before.strike("poll");
    OperationKey key = operation.key();
    int more = left.merge(key, -1, Integer::sum);
    DiskOperation known = operations.get(key);
    if (more <= 0) {
      return end(key);
    }
    return with(known, DiskOperation.State.RUNNING, 100 - 100 * more / (polls + 1), "");
  }

  private DiskOperation end(OperationKey key) {
    DiskOperation known = operations.get(key);
    if (failing.contains(key.step())) {
      operations.remove(key);
      return with(known, DiskOperation.State.FAILED, 50, "QUOTA_EXCEEDED: SNAPSHOTS");
    }
    DiskOperation done = with(known, DiskOperation.State.DONE, 100, "");
    operations.put(key, done);
    return done;
  }

  private static DiskOperation with(
      DiskOperation o, DiskOperation.State state, int percent, String message) {
    return new DiskOperation(
        o.change(), o.key(), o.id(), state, percent, o.disk(), o.snapshot(), message);
  }

  private void once(OperationKey key) {
    made.merge(key.step(), 1, Integer::sum);
  }

  @Override
  public void close() {}

  private final class Beginning implements DiskChange.Visitor<DiskOperation> {
    private final OperationKey key;

    Beginning(OperationKey key) {
      this.key = key;
    }

    private DiskOperation operation(
        DiskChange change, Optional<DiskId> disk, Optional<SnapshotId> snapshot) {
      return new DiskOperation(
          change, key, "op-" + ++serial, DiskOperation.State.RUNNING, 0, disk, snapshot, "");
    }

    private Optional<SnapshotId> snapshot(Map<String, String> tags, CloudScope scope) {
      once(key);
      String id = "snap-" + ++serial;
      Map<String, String> all = new HashMap<>(tags);
      all.put(DiskChange.PROVENANCE, key.run());
      snapshots.put(id, all);
      return Optional.of(new SnapshotId(scope, id));
    }

    @Override
    public DiskOperation tag(DiskChange.Tag change) {
      Disk disk = require(change.disk());
      Map<String, String> tags = new HashMap<>(disk.facts().tags());
      tags.putAll(change.set());
      tags.keySet().removeAll(change.remove());
      disks.put(disk.id(), tagged(disk, tags));
      return operation(change, Optional.of(change.disk()), Optional.empty());
    }

    @Override
    public DiskOperation takeSnapshot(DiskChange.TakeSnapshot change) {
      require(change.disk());
      return operation(change, Optional.empty(), snapshot(change.tags(), HERE));
    }

    @Override
    public DiskOperation shareSnapshot(DiskChange.ShareSnapshot change) {
      requireSnapshot(change.snapshot());
      return operation(change, Optional.empty(), Optional.empty());
    }

    @Override
    public DiskOperation copySnapshot(DiskChange.CopySnapshot change) {
      requireSnapshot(change.snapshot());
      return operation(change, Optional.empty(), snapshot(change.tags(), change.to()));
    }

    @Override
    public DiskOperation makeDisk(DiskChange.MakeDisk change) {
      requireSnapshot(change.from());
      once(key);
      Map<String, String> tags = new HashMap<>(change.disk().tags());
      tags.put(DiskChange.PROVENANCE, key.run());
      String handle = "copy-" + ++serial;
      disks.put(new DiskId(DRIVER, handle), disk(handle, "id-" + serial, tags));
      return operation(change, Optional.of(new DiskId(DRIVER, handle)), Optional.empty());
    }

    @Override
    public DiskOperation deleteOwnSnapshot(DiskChange.DeleteOwnSnapshot change) {
      requireOurs(requireSnapshot(change.snapshot()), change.run());
      snapshots.remove(change.snapshot().id());
      return operation(change, Optional.empty(), Optional.empty());
    }

    @Override
    public DiskOperation deleteOwnDisk(DiskChange.DeleteOwnDisk change) {
      requireOurs(require(change.disk()).facts().tags(), change.run());
      disks.remove(change.disk());
      return operation(change, Optional.empty(), Optional.empty());
    }

    private Disk require(DiskId id) {
      return Optional.ofNullable(disks.get(id)).orElseThrow(() -> gone(id.handle()));
    }

    private Map<String, String> requireSnapshot(SnapshotId id) {
      return Optional.ofNullable(snapshots.get(id.id())).orElseThrow(() -> gone(id.id()));
    }

    private void requireOurs(Map<String, String> tags, String run) {
      if (!run.equals(tags.get(DiskChange.PROVENANCE))) {
        throw new Fault(Fault.Kind.INVALID, 0, "it does not carry the tag of run " + run);
      }
    }

    private Fault gone(String id) {
      return new Fault(Fault.Kind.NOT_FOUND, 404, id + " not found");
    }
  }

  static Disk tagged(Disk disk, Map<String, String> tags) {
    return disk.withFacts(disk.facts().tagged(tags));
  }

  /** Calls the test's code at each request of that verb. */
  void at(String verb, Consumer<Integer> strike) {
    int[] count = new int[1];
    before =
        called -> {
          if (called.equals(verb)) {
            strike.accept(++count[0]);
          }
        };
  }

  /** The factory by which {@link CloudAccess} finds it. */
  static final class Factory implements DiskProviderFactory {
    @Override
    public String id() {
      return "fake";
    }

    @Override
    public Set<String> drivers() {
      return Set.of(DRIVER);
    }

    @Override
    public boolean accepts(KubeObject volume) {
      return volume.text("spec", "csi", "driver").equals(Optional.of(DRIVER));
    }

    @Override
    public boolean opens() {
      return true;
    }

    @Override
    public VolumeTranslator translator() {
      return volume ->
          volume.text("spec", "csi", "volumeHandle").map(handle -> new DiskId(DRIVER, handle));
    }
  }
}
