// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

/**
 * One row of the tables of what to do with each field when a pair is created again.
 *
 * <p>A rule is pure and idempotent: on what it made it makes no further edit. A rule that keeps a
 * field makes none at all and exists to be explained.
 */
public interface Rule {
  Explanation explanation();

  /** Reads the draft and changes it; never throws for what an object holds. */
  void rewrite(Draft draft);

  default String id() {
    return explanation().id();
  }
}
