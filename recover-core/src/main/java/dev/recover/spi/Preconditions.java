// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.Optional;

/**
 * What must still hold for a write to happen; the server checks it, and answers {@link
 * Fault.Kind#CONFLICT} otherwise.
 *
 * @param uid the object's uid
 * @param resourceVersion the object's resourceVersion
 */
public record Preconditions(Optional<String> uid, Optional<String> resourceVersion) {
  public static Preconditions uid(String uid) {
    return new Preconditions(Optional.of(uid), Optional.empty());
  }

  public static Preconditions exactly(String uid, String resourceVersion) {
    return new Preconditions(Optional.of(uid), Optional.of(resourceVersion));
  }
}
