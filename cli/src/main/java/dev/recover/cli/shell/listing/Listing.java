// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.listing;

import java.util.List;
import java.util.Map;

/**
 * A list as a table shows it.
 *
 * @param columns the keys that are shown, in their order
 * @param more the keys of a wide table, after those
 */
public record Listing(List<Map<String, Object>> rows, List<String> columns, List<String> more) {
  public Listing {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    more = List.copyOf(more);
  }

  Listing(List<Map<String, Object>> rows, List<String> columns) {
    this(rows, columns, List.of());
  }
}
