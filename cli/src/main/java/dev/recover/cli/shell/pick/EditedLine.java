// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

/**
 * A line that is being edited.
 *
 * @param cursor before which of its letters the cursor stands, counted from 0
 */
public record EditedLine(String text, int cursor) {
  public static final EditedLine EMPTY = new EditedLine("", 0);
}
