// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

/** What a rule does with the field it is about. */
public enum Action {
  /** The field is removed. */
  STRIP("removed"),
  /** The field goes through as captured. */
  KEEP("kept"),
  /** The field gets another value. */
  REWRITE("rewritten"),
  /** One of the others, by what the object says or what was asked for. */
  CONDITIONAL("depends");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  /** The word used in tables: {@code removed}, {@code kept}, {@code rewritten}, {@code depends}. */
  public String word() {
    return word;
  }
}
