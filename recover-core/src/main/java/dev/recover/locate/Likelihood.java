// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import java.util.Comparator;

/** In what order candidates are shown: the likeliest first. Nothing is decided by it. */
final class Likelihood implements Comparator<Judged> {
  private static final Comparator<Judged> ORDER =
      Comparator.comparing((Judged judged) -> judged.candidate().rung())
          .thenComparing(Judged::standing)
          .thenComparing(judged -> !judged.candidate().disk().disk().free())
          .thenComparing(Likelihood::lastAttached, Comparator.reverseOrder())
          .thenComparing(Likelihood::created, Comparator.reverseOrder())
          .thenComparing(judged -> judged.candidate().disk(), Holdings.BY_ID);

  @Override
  public int compare(Judged one, Judged other) {
    return ORDER.compare(one, other);
  }

  private static String lastAttached(Judged judged) {
    return judged.candidate().disk().disk().facts().lastAttached().orElse("");
  }

  private static String created(Judged judged) {
    return judged.candidate().disk().disk().facts().created().orElse("");
  }
}
