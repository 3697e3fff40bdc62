// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

/** Where a captured or living volume stands; the most urgent first. */
public enum State {
  /** Captured, and neither the claim nor a volume of the disk is in the cluster. */
  LOST("lost"),
  /** The disk is held by the PersistentVolume of another claim. */
  HELD("held"),
  /** Captured, and a claim of that name is there with another disk, or none. */
  TAKEN("taken"),
  /** The claim is there and not bound to its volume. */
  PENDING("pending"),
  /** The PersistentVolume is there and its claim is gone. */
  RELEASED("released"),
  /** A PersistentVolume that no claim is bound to. */
  AVAILABLE("available"),
  /** Claim and volume are bound to each other. */
  BOUND("bound");

  private final String word;

  State(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** Whether there is something to be done about it. */
  public boolean open() {
    return this != BOUND;
  }
}
