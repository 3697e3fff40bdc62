// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import java.util.Optional;

/**
 * How to delete one object.
 *
 * @param uid what the uid must be, else a conflict
 * @param resourceVersion what the resourceVersion must be, else a conflict
 * @param gracePeriodSeconds how long a pod may take; 0 means at once
 * @param propagationPolicy Foreground, Orphan or Background; adds the matching finalizer
 * @param dryRun whether everything is checked and nothing is changed
 */
public record DeleteOptions(
    Optional<String> uid,
    Optional<String> resourceVersion,
    Optional<Long> gracePeriodSeconds,
    Optional<String> propagationPolicy,
    boolean dryRun) {
  /** Deletes in the background and unconditionally. */
  public static final DeleteOptions NONE =
      new DeleteOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** Deletes only the object that has this uid. */
  public static DeleteOptions ofUid(String uid) {
    return new DeleteOptions(
        Optional.of(uid), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /** Deletes at once, without a grace period. */
  public DeleteOptions now() {
    return new DeleteOptions(uid, resourceVersion, Optional.of(0L), propagationPolicy, dryRun);
  }
}
