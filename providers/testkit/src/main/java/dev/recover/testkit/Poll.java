// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for something to become true. */
public final class Poll {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Poll() {}

  /**
   * Asks until the answer is as wanted and returns it; after 60 s an {@link AssertionError} with
   * the last answer.
   */
  public static <T> T until(String what, Supplier<T> ask, Predicate<? super T> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Duration pause = Duration.ofMillis(20);
    while (true) {
      T answer = ask.get();
      if (wanted.test(answer)) {
        return answer;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what + "; last seen: " + answer);
      }
      pause(pause);
      pause = pause.toMillis() < 200 ? pause.multipliedBy(2) : pause;
    }
  }

  /** Sleeps. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
