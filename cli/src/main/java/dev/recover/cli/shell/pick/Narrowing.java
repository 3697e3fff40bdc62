// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import java.util.Arrays;
import java.util.List;

/**
 * The rows that a query finds, the best first and else in the order of the list; immutable.
 *
 * <p>One more letter is looked for among what the letters before it found.
 */
public final class Narrowing {
  private final List<PickRow> rows;
  private final Query query;

  /** Score and place in one number, so that sorting a hundred thousand of them makes no objects. */
  private final long[] found;

  private Narrowing(List<PickRow> rows, Query query, long[] found) {
    this.rows = rows;
    this.query = query;
    this.found = found;
  }

  /** All rows, in their order. */
  public static Narrowing of(List<PickRow> rows) {
    long[] all = new long[rows.size()];
    Arrays.setAll(all, place -> place);
    return new Narrowing(rows, Query.EMPTY, all);
  }

  /** What another query finds. */
  public Narrowing to(Query next) {
    long[] among = next.narrows(query) ? found : of(rows).found;
    long[] kept = new long[among.length];
    int count = 0;
    for (long one : among) {
      int place = (int) one;
      int score = next.score(rows.get(place));
      if (score >= 0) {
        kept[count++] = ((long) (Query.HIGHEST - score) << Integer.SIZE) | place;
      }
    }
    long[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    return new Narrowing(rows, next, sorted);
  }

  public Query query() {
    return query;
  }

  /** How many rows are found. */
  public int size() {
    return found.length;
  }

  /** How many there are to look among. */
  public int all() {
    return rows.size();
  }

  /** The row at that place, 0 for the best. */
  public PickRow row(int place) {
    return rows.get((int) found[place]);
  }
}
