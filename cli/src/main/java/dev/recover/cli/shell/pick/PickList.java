// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import java.util.List;

/**
 * What can be picked from.
 *
 * @param headings of the cells of each row
 * @param complete whether it is all there is; else more may come by itself
 */
public record PickList(List<String> headings, List<PickRow> rows, boolean complete) {
  public PickList {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }
}
