// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import java.util.Map;
import java.util.Optional;

/**
 * What planning saw of a disk that a step changes or copies.
 *
 * @param cloudId the cloud's own identity of it, by which a disk of the same name and another
 *     identity is told apart; "" when it was not looked at
 * @param scope where it was found: apply looks there without being told
 * @param tags of the tags that the step sets or removes, those that were there, with their values
 */
public record DiskSeen(String cloudId, Optional<CloudScope> scope, Map<String, String> tags) {
  /** The step is about no disk that was there. */
  public static final DiskSeen NOTHING = in(Optional.empty());

  public DiskSeen {
    tags = Map.copyOf(tags);
  }

  /** The disk as it is, with those of its tags that a step touches. */
  public static DiskSeen of(Disk disk, Map<String, String> tags) {
    return new DiskSeen(disk.cloudId(), Optional.of(disk.scope()), tags);
  }

  /** Nothing but where it is. */
  public static DiskSeen in(Optional<CloudScope> scope) {
    return new DiskSeen("", scope, Map.of());
  }
}
