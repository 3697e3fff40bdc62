// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import java.util.Map;

/**
 * What planning saw of a disk that a step changes or copies.
 *
 * @param cloudId the cloud's own identity of it, by which a disk of the same name and another
 *     identity is told apart; "" when it was not looked at
 * @param tags of the tags that the step sets or removes, those that were there, with their values
 */
public record DiskSeen(String cloudId, Map<String, String> tags) {
  /** The step is about no disk that was there. */
  public static final DiskSeen NOTHING = new DiskSeen("", Map.of());

  public DiskSeen {
    tags = Map.copyOf(tags);
  }
}
