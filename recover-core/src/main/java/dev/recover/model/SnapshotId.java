// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

/**
 * Which snapshot.
 *
 * @param scope the account and the region that it belongs to; the region is "" where snapshots are
 *     global
 * @param id as the cloud names it, for example {@code snap-0a1b} or {@code
 *     projects/p/global/snapshots/s}
 */
public record SnapshotId(CloudScope scope, String id) {
  @Override
  public String toString() {
    return scope + " " + id;
  }
}
