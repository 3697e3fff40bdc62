// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.List;
import java.util.Optional;

/**
 * Where copies of disks are to be made; what is left open stays as it is of the disk.
 *
 * @param zones one, or two for a regional disk; none for the disk's own
 * @param region "" for the one that the zones lie in
 * @param account the account or project, "" for the disk's own
 * @param type the cloud's kind of disk; empty for the disk's own
 * @param key the encryption key; empty for the disk's own where it can be used there
 * @param cluster the name under which the target's driver knows its cluster, for tags
 */
public record Destination(
    List<String> zones,
    String region,
    String account,
    Optional<String> type,
    Optional<String> key,
    Optional<String> cluster) {
  public Destination {
    zones = zones.stream().sorted().distinct().toList();
  }
}
