// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.UnreadableException;

/**
 * The two safe orders of creation.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/volume/persistentvolume/pv_controller.go">
 *     pv_controller.go</a>
 */
public enum Order {
  /**
   * PersistentVolume with a claimRef by name, wait until Available, then the claim: quick for a
   * few, and a guard.
   */
  RESERVE_FIRST("reserve-first"),
  /**
   * Claim with volumeName, then the PersistentVolume carrying the claim's uid: half the work for
   * the controller.
   */
  CLAIM_FIRST("claim-first");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  /** Returns the order of that word; throws {@link UnreadableException}. */
  public static Order of(String word) {
    for (Order order : values()) {
      if (order.word.equals(word)) {
        return order;
      }
    }
    throw new UnreadableException(
        "\"" + word + "\" is no order of creation; there are reserve-first and claim-first");
  }

  /** The word used in files and options. */
  public String word() {
    return word;
  }
}
