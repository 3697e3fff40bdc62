// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

/** What a step puts at stake. */
public enum Hazard {
  NONE("only reads"),
  CREATES("makes an object; undo takes it back"),
  CHANGES("changes an object that was there"),
  DELETES("deletes an object of Kubernetes; the disk stays");

  private final String meaning;

  Hazard(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }
}
