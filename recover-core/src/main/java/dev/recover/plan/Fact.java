// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ObjectRef;
import java.util.Optional;

/**
 * What planning saw of one object of the target; apply refuses when it no longer holds.
 *
 * @param uid empty when the object was not there
 * @param resourceVersion empty when the object was not there, or when changes of it do not matter
 */
public record Fact(ObjectRef object, Optional<String> uid, Optional<String> resourceVersion)
    implements Comparable<Fact> {
  public static Fact absent(ObjectRef object) {
    return new Fact(object, Optional.empty(), Optional.empty());
  }

  @Override
  public int compareTo(Fact other) {
    return object.compareTo(other.object);
  }
}
