// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

/** What the plan of a draft will do; a plan does one thing. */
public enum Flow {
  RESTORE("a restore"),
  ADOPT("an adoption"),
  PROTECT("a protect"),
  GIVE_BACK("a protect --restore"),
  /** The plan stands in a file already. */
  FILE("a plan from a file"),
  /** Of a change that says nothing about it. */
  ANY("anything");

  private final String words;

  Flow(String words) {
    this.words = words;
  }

  /** As messages name it. */
  public String words() {
    return words;
  }
}
