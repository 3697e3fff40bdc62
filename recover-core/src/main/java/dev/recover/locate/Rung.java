// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.Evidence;

/** A rung of the ladder of evidence, the strongest first: what is found on one ends the search. */
public enum Rung {
  /** The captured handle names exactly this disk. */
  HANDLE(Evidence.Kind.HANDLE),
  /** The captured claim's uid stands in the disk's own name. */
  CLAIM_UID(Evidence.Kind.CLAIM_UID),
  /** Name and zone are those of the captured in-tree volume. */
  IN_TREE_NAME(Evidence.Kind.IN_TREE_NAME),
  /** Tags, labels or description name the claim or the volume. */
  METADATA(Evidence.Kind.METADATA),
  /** The name is one that a provisioner gives, and nothing says for which claim. */
  NAME_PATTERN(Evidence.Kind.NAME_PATTERN);

  private final Evidence.Kind kind;

  Rung(Evidence.Kind kind) {
    this.kind = kind;
  }

  /** The evidence that stands on it. */
  public Evidence.Kind kind() {
    return kind;
  }
}
