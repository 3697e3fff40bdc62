// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sandbox's Kubernetes asks of a cloud: machines for its nodes, and a CSI driver's calls.
 *
 * <p>Disks outlive the sandboxes that use them. Every call but the reads throws {@link DiskRefusal}
 * when the cloud does not do it; the caller asks again later, as a CSI sidecar does. Thread-safe.
 */
public interface DiskCloud {
  /** The name of the CSI driver. */
  String driver();

  /**
   * Returns the machines that carry a cluster's nodes, started when they are not there; asked again
   * for the same cluster, also by another process, it returns the same ones.
   */
  List<Machine> machines(String cluster);

  /** Returns the handles of the disks that this cluster's driver can see, sorted. */
  List<String> handles();

  /** Reads a disk. */
  Optional<DiskRecord> find(String handle);

  /**
   * Makes a disk; asked again for the same name it answers the same disk, as CSI demands.
   *
   * @return the handle
   */
  String create(DiskRequest request);

  /** Deletes a disk with its data; gone already is no error, and attached is refused. */
  void delete(String handle);

  /** Gives a disk to a machine; asked again for the same machine it does nothing. */
  void attach(String handle, String machine);

  /** Takes a disk from a machine; one that the machine does not have, or that is gone, is fine. */
  void detach(String handle, String machine);

  /** Appends a line to a file on the disk, as a pod that writes would. */
  void append(String handle, String file, String line);

  /** Returns the lines of a file on the disk; none when there is no such file. */
  List<String> lines(String handle, String file);

  /**
   * Returns where the disk can be attached: node labels, one map for each place; empty when it can
   * be attached everywhere.
   */
  default List<Map<String, String>> topology(String handle) {
    return List.of();
  }

  /** Returns what the driver adds to the volume's {@code volumeAttributes}. */
  default Map<String, String> attributes(String handle) {
    return Map.of();
  }
}
