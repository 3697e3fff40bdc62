// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import java.util.List;
import java.util.Map;

/**
 * What a provisioner asks of a driver, as CSI's CreateVolume.
 *
 * @param cluster the cluster that asks, where the driver was told its name
 * @param name the name that the PersistentVolume will have
 * @param bytes 0 for the cloud's own default
 * @param metadata {@code csi.storage.k8s.io/pv/name}, {@code pvc/name} and {@code pvc/namespace}
 * @param parameters of the StorageClass
 * @param places node labels, one map for each place where the disk may be made, the best first;
 *     empty for anywhere
 */
public record DiskRequest(
    String cluster,
    String name,
    long bytes,
    Map<String, String> metadata,
    Map<String, String> parameters,
    List<Map<String, String>> places) {
  public DiskRequest {
    metadata = Map.copyOf(metadata);
    parameters = Map.copyOf(parameters);
    places = List.copyOf(places);
  }

  /** A request that only has what every driver needs. */
  public static DiskRequest of(String name, long bytes, Map<String, String> metadata) {
    return new DiskRequest("sandbox", name, bytes, metadata, Map.of(), List.of());
  }
}
