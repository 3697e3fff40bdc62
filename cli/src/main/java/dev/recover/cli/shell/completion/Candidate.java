// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.completion;

/**
 * What a word could become.
 *
 * @param beside what stands beside it in a list, "" for nothing
 * @param whole whether the word is done with it, so that a blank may follow
 */
public record Candidate(String value, String beside, boolean whole) {
  static Candidate whole(String value, String beside) {
    return new Candidate(value, beside, true);
  }

  static Candidate part(String value, String beside) {
    return new Candidate(value, beside, false);
  }
}
