// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

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

  /** The word used in files and options. */
  public String word() {
    return word;
  }
}
