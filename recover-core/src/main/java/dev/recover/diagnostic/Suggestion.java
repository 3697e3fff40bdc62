// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody may have meant by a name that does not exist. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Returns the known name that is nearest, or empty when none is near: at most a third of its
   * letters typed wrongly, or one name is the beginning or end of the other.
   */
  public static Optional<String> nearest(String wrong, Collection<String> known) {
    String typed = wrong.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> near(typed, name.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.comparingInt((String name) -> distance(typed, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean near(String typed, String name) {
    boolean part =
        typed.length() >= 3
            && (name.startsWith(typed) || name.endsWith(typed) || typed.startsWith(name));
    return part || distance(typed, name) <= Math.max(1, name.length() / 3);
  }

  /** The number of letters to insert, remove, replace or swap. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best =
        Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
