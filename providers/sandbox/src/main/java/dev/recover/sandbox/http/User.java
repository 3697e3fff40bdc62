// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.util.List;
import java.util.Set;

/**
 * Someone who may call the API.
 *
 * @param denied what this user may not do, each as {@code verb resource}, for example {@code list
 *     persistentvolumes}, {@code create persistentvolumeclaims} or {@code * leases}
 */
public record User(String name, List<String> groups, Set<String> denied) {
  static final User ADMIN =
      new User("sandbox-admin", List.of("system:masters", "system:authenticated"), Set.of());

  public User {
    groups = List.copyOf(groups);
    denied = Set.copyOf(denied);
  }

  /** Returns a user who may do everything but what is named. */
  public static User denied(String name, String... denied) {
    return new User(name, List.of("system:authenticated"), Set.of(denied));
  }

  /**
   * Whether the user may do something.
   *
   * @param resource the plural, with {@code /status} or another subresource if any
   */
  boolean may(String verb, String resource) {
    return !denied.contains(verb + " " + resource)
        && !denied.contains("* " + resource)
        && !denied.contains(verb + " *");
  }
}
