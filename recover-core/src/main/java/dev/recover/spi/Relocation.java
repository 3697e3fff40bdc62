// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import java.util.Map;
import java.util.Optional;

/**
 * The way by which a copy of a disk is made elsewhere: a snapshot, on some ways shared and copied,
 * then a disk of it.
 *
 * @param snapshotScope whose the first snapshot is
 * @param tags what snapshots get besides the provenance tag
 * @param shareWith the account that must be allowed to use the snapshot
 * @param sendTo where the snapshot must be copied to before a disk can be made of it
 * @param sendKey the encryption key of that copy; empty for the cloud's default
 * @param disk the disk to make
 * @param copy how that disk will be listed, under a handle that is well formed and no disk's
 */
public record Relocation(
    CloudScope snapshotScope,
    Map<String, String> tags,
    Optional<String> shareWith,
    Optional<CloudScope> sendTo,
    Optional<String> sendKey,
    NewDisk disk,
    Disk copy) {
  /** The tag or label that names the disk of which a copy was made, in the cloud's own words. */
  public static final String SOURCE = "recover-dev-source";

  public Relocation {
    tags = Map.copyOf(tags);
  }
}
