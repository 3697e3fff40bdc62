// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.Map;
import java.util.Set;

/**
 * Which disks to list.
 *
 * @param regions only these regions; empty for all that the provider was configured with
 * @param tags only disks with these tags or labels, where the cloud can filter by them; old disks
 *     may have none, so by default nothing is filtered
 */
public record DiskQuery(Set<String> regions, Map<String, String> tags) {
  public static final DiskQuery EVERYTHING = new DiskQuery(Set.of(), Map.of());

  public DiskQuery {
    regions = Set.copyOf(regions);
    tags = Map.copyOf(tags);
  }
}
