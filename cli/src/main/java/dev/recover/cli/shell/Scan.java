// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.locate.Holdings;
import java.time.Instant;
import java.util.Set;

/**
 * What the clouds held when they were asked.
 *
 * @param clusters the names by which our clusters tag their disks
 */
public record Scan(Holdings holdings, Set<String> clusters, Instant at) {
  public Scan {
    clusters = Set.copyOf(clusters);
  }
}
