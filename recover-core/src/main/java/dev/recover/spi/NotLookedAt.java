// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.CloudScope;
import java.util.Optional;

/**
 * A part of a cloud that could not be looked at; whatever is there may be there.
 *
 * @param why one clause: what was answered
 * @param permission the permission that is missing, as the cloud names it
 */
public record NotLookedAt(CloudScope scope, String why, Optional<String> permission)
    implements Comparable<NotLookedAt> {
  @Override
  public int compareTo(NotLookedAt other) {
    int byScope = scope.compareTo(other.scope);
    return byScope != 0 ? byScope : why.compareTo(other.why);
  }
}
