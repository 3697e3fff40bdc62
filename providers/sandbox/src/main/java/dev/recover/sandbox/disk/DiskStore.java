// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plainest cloud behind one or more sandboxes: disks that outlive them, on two machines a
 * cluster, each in a zone of its own, from which every disk can be reached.
 *
 * <p>A disk has a handle, a record and data: files with text. One node has it at a time, whichever
 * sandbox the node belongs to. Deleting a disk deletes its data; nothing brings it back.
 * Thread-safe; those in a folder may be shared between processes.
 */
public abstract class DiskStore implements DiskCloud {
  /** The size of a disk that is asked for without one. */
  public static final long DEFAULT_BYTES = 1L << 30;

  /** The name of the CSI driver of such disks. */
  public static final String DRIVER = "sandbox.recover.dev";

  /** Disks as folders {@code <handle>/disk.json} and {@code <handle>/data/}. */
  public static DiskStore inFolder(Path folder) {
    return new FolderDisks(folder);
  }

  /** Disks that are forgotten with the JVM. */
  public static DiskStore inMemory() {
    return new MemoryDisks();
  }

  @Override
  public final String driver() {
    return DRIVER;
  }

  @Override
  public final List<Machine> machines(String cluster) {
    return Stream.of("a", "b")
        .map(
            zone ->
                new Machine(
                    "node-" + zone,
                    cluster + "-node-" + zone,
                    "",
                    "region-a",
                    "zone-" + zone,
                    Map.of()))
        .toList();
  }

  abstract void save(String handle, DiskRecord disk);

  abstract void remove(String handle);

  /** Runs a read and a write that nobody else comes between. */
  abstract <T> T exclusively(java.util.function.Supplier<T> work);

  @Override
  public final String create(DiskRequest request) {
    String handle = "sbx-" + Digests.hex(request.name()).substring(0, 17);
    return exclusively(
        () -> {
          if (find(handle).isEmpty()) {
            long size = request.bytes() == 0 ? DEFAULT_BYTES : request.bytes();
            save(
                handle, new DiskRecord(request.name(), size, Optional.empty(), request.metadata()));
          }
          return handle;
        });
  }

  @Override
  public final void delete(String handle) {
    if (handle.isEmpty() || handle.matches(".*[/\\\\].*") || handle.startsWith(".")) {
      throw new DiskRefusal("InvalidArgument", "no such form of volume id");
    }
    exclusively(
        () -> {
          find(handle).ifPresent(disk -> requireFree(handle, disk, ""));
          remove(handle);
          return handle;
        });
  }

  @Override
  public final void attach(String handle, String node) {
    exclusively(
        () -> {
          DiskRecord disk =
              find(handle).orElseThrow(() -> new DiskRefusal("NotFound", "no disk " + handle));
          requireFree(handle, disk, node);
          save(handle, disk.on(Optional.of(node)));
          return handle;
        });
  }

  @Override
  public final void detach(String handle, String node) {
    exclusively(
        () -> {
          find(handle)
              .filter(disk -> disk.node().equals(Optional.of(node)))
              .ifPresent(disk -> save(handle, disk.on(Optional.empty())));
          return handle;
        });
  }

  private static void requireFree(String handle, DiskRecord disk, String node) {
    disk.node()
        .filter(holder -> !holder.equals(node))
        .ifPresent(
            holder -> {
              throw new DiskRefusal("FailedPrecondition", handle + " is attached to " + holder);
            });
  }
}
