// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

/**
 * How a write is to be done.
 *
 * @param manager who owns the fields that it sets
 * @param subresource "" for the object itself, else {@code status}, {@code scale} or {@code
 *     finalize}
 * @param dryRun whether everything is checked and nothing is stored
 * @param force whether an apply takes fields from other managers
 */
public record WriteOptions(String manager, String subresource, boolean dryRun, boolean force) {
  public static WriteOptions by(String manager) {
    return new WriteOptions(manager, "", false, false);
  }

  public WriteOptions of(String name) {
    return new WriteOptions(manager, name, dryRun, force);
  }
}
