// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk to be made from a snapshot.
 *
 * @param name the resource's name; ignored where disks have none
 * @param scope the account and region to make it in
 * @param zones one zone, or two for a regional disk
 * @param type the cloud's kind, "" for that of the source
 * @param sizeBytes at least that of the snapshot
 * @param key the encryption key; empty for the cloud's default
 * @param tags every tag or label that it gets, the provenance tag excepted, which the provider adds
 * @param description where disks have one
 */
public record NewDisk(
    String name,
    CloudScope scope,
    List<String> zones,
    String type,
    long sizeBytes,
    Optional<String> key,
    Map<String, String> tags,
    String description) {
  public NewDisk {
    zones = List.copyOf(zones);
    tags = Map.copyOf(tags);
  }
}
