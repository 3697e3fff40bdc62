// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import java.util.BitSet;
import java.util.List;

/**
 * What was typed: terms with blanks between them, each of which a row must have.
 *
 * <p>A row has a term when it stands in any of its cells, or when the name has the term's letters
 * in their order. Capitals do not matter. The better the place, the higher the score: a part of the
 * name that begins with it, any part of the name, another cell, scattered letters.
 */
public final class Query {
  static final Query EMPTY = new Query("");

  /** Above every score of one row: many terms, each with the best place. */
  static final int HIGHEST = 1_000_000;

  private static final int BEGINS = 4000;
  private static final int IN_NAME = 3000;
  private static final int ELSEWHERE = 2000;
  private static final int SCATTERED = 1000;
  private static final int MOST_TERMS = 100;

  private final String typed;
  private final List<String> terms;

  private Query(String typed) {
    this.typed = typed;
    this.terms =
        typed.isBlank()
            ? List.of()
            : List.of(PickRow.lower(typed).strip().split("\\s+")).stream()
                .limit(MOST_TERMS)
                .toList();
  }

  public static Query of(String typed) {
    return new Query(typed);
  }

  /** As it was typed. */
  public String typed() {
    return typed;
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether every row that this one finds is among those that the other finds. */
  boolean narrows(Query other) {
    return typed.startsWith(other.typed);
  }

  /** How well the row fits, 0 or more, or -1 when it does not. */
  int score(PickRow row) {
    int score = 0;
    for (String term : terms) {
      int one = score(row, term);
      if (one < 0) {
        return -1;
      }
      score += one;
    }
    return score;
  }

  private static int score(PickRow row, String term) {
    int at = row.text().indexOf(term);
    if (at < 0) {
      int spread = spread(row, term);
      return spread < 0 ? -1 : SCATTERED - Math.min(SCATTERED, spread);
    }
    if (at >= row.nameEnd()) {
      return ELSEWHERE;
    }
    return begins(row, term, at) >= 0 ? BEGINS : IN_NAME;
  }

  /** The first place in the name at which one of its parts begins with the term, or -1. */
  private static int begins(PickRow row, String term, int first) {
    int at = first;
    while (at >= 0 && at < row.nameEnd()) {
      if (at == 0 || !Character.isLetterOrDigit(row.text().charAt(at - 1))) {
        return at;
      }
      at = row.text().indexOf(term, at + 1);
    }
    return -1;
  }

  /** How many other letters of the name stand between those of the term, or -1. */
  private static int spread(PickRow row, String term) {
    int end = end(row, term);
    return end < 0 ? -1 : end - start(row, term, end) - term.length();
  }

  /** Behind the last letter of the term, taken as early as can be; -1 when one is not there. */
  private static int end(PickRow row, String term) {
    int at = 0;
    for (int letter = 0; letter < term.length(); letter++) {
      at = row.text().indexOf(term.charAt(letter), at) + 1;
      if (at <= 0 || at > row.nameEnd()) {
        return -1;
      }
    }
    return at;
  }

  /** The first letter of the term, when it is looked for from the end backwards. */
  private static int start(PickRow row, String term, int end) {
    int at = end;
    for (int letter = term.length() - 1; letter >= 0; letter--) {
      at = row.text().lastIndexOf(term.charAt(letter), at - 1);
    }
    return at;
  }

  /** The letters of a row that it fits by, counted as {@link PickRow#start} counts them. */
  public BitSet letters(PickRow row) {
    BitSet letters = new BitSet();
    for (String term : terms) {
      int at = row.text().indexOf(term);
      if (at < 0) {
        scattered(row, term, letters);
      } else {
        int better = begins(row, term, at);
        int from = better >= 0 ? better : at;
        letters.set(from, from + term.length());
      }
    }
    return letters;
  }

  private static void scattered(PickRow row, String term, BitSet letters) {
    int at = end(row, term);
    for (int letter = term.length() - 1; letter >= 0 && at > 0; letter--) {
      at = row.text().lastIndexOf(term.charAt(letter), at - 1);
      letters.set(Math.max(0, at));
    }
  }
}
