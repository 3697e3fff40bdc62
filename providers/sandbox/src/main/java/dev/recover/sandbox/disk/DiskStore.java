// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cloud behind one or more sandboxes: disks that outlive them.
 *
 * <p>A disk has a handle, a record and data: files with text. One node has it at a time, whichever
 * sandbox the node belongs to. Deleting a disk deletes its data; nothing brings it back.
 * Thread-safe; those in a folder may be shared between processes.
 */
public abstract class DiskStore {
  /** The size of a disk that is asked for without one. */
  public static final long DEFAULT_BYTES = 1L << 30;

  /** Disks as folders {@code <handle>/disk.json} and {@code <handle>/data/}. */
  public static DiskStore inFolder(Path folder) {
    return new FolderDisks(folder);
  }

  /** Disks that are forgotten with the JVM. */
  public static DiskStore inMemory() {
    return new MemoryDisks();
  }

  /** The handles of all disks, sorted. */
  public abstract List<String> handles();

  /** Reads a disk's record. */
  public abstract Optional<DiskRecord> find(String handle);

  /** Appends a line to a file on the disk, as a pod that writes would. */
  public abstract void append(String handle, String file, String line);

  /** Returns the lines of a file on the disk; none when there is no such file. */
  public abstract List<String> lines(String handle, String file);

  abstract void save(String handle, DiskRecord disk);

  abstract void remove(String handle);

  /** Runs a read and a write that nobody else comes between. */
  abstract <T> T exclusively(java.util.function.Supplier<T> work);

  /**
   * Makes a disk; asked again for the same name it answers the same disk, as CSI demands.
   *
   * @param bytes 0 for {@link #DEFAULT_BYTES}
   * @return the handle
   */
  public final String create(String name, long bytes, Map<String, String> metadata) {
    String handle = "sbx-" + digest(name).substring(0, 17);
    return exclusively(
        () -> {
          if (find(handle).isEmpty()) {
            long size = bytes == 0 ? DEFAULT_BYTES : bytes;
            save(handle, new DiskRecord(name, size, Optional.empty(), metadata));
          }
          return handle;
        });
  }

  /**
   * Deletes a disk with its data; gone already is no error.
   *
   * @throws DiskRefusal while it is attached
   */
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

  /**
   * Gives a disk to a node; asked again for the same node it does nothing.
   *
   * @throws DiskRefusal when there is no such disk or another node has it
   */
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

  /** Takes a disk from a node; one that the node does not have, or that is gone, is no error. */
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

  private static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
