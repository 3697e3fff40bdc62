// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void noMoreAreInFlightThanTheLimit() throws InterruptedException {
    Pace pace = new Pace(3);
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(12);
    for (int i = 0; i < 12; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 20; round++) {
                  once(pace, inFlight, most);
                }
                done.countDown();
              });
      thread.setDaemon(true);
      thread.start();
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isEqualTo(3);
  }

  private static void once(Pace pace, AtomicInteger inFlight, AtomicInteger most) {
    try {
      pace.enter();
      most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      Thread.sleep(1);
      inFlight.decrementAndGet();
      pace.leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRoundOfComplaintsHalvesTheLimitOnce() throws InterruptedException {
    Pace pace = new Pace(32);
    long first = pace.enter();
    long second = pace.enter();
    pace.throttled(first, Duration.ZERO);
    pace.throttled(second, Duration.ZERO);
    assertThat(pace.limit()).isEqualTo(16);
    pace.leave();
    pace.leave();
    long next = pace.enter();
    pace.throttled(next, Duration.ZERO);
    assertThat(pace.limit()).isEqualTo(8);
  }

  @Test
  void theLimitNeverFallsBelowOneAndComesBackByItself() throws InterruptedException {
    Pace pace = new Pace(8);
    for (int i = 0; i < 10; i++) {
      pace.throttled(pace.enter(), Duration.ZERO);
      pace.leave();
    }
    assertThat(pace.limit()).isEqualTo(1);
    int answers = 0;
    while (pace.limit() < 8 && answers < 1000) {
      pace.enter();
      pace.answered();
      pace.leave();
      answers++;
    }
    // One more in flight for each round: 1 + 2 + ... + 7, give or take the fractions.
    assertThat(answers).isBetween(20, 60);
    pace.answered();
    assertThat(pace.limit()).isEqualTo(8);
  }

  @Test
  void aPauseHoldsEverybodyAndEnds() throws InterruptedException {
    Pace pace = new Pace(4);
    pace.throttled(pace.enter(), Duration.ofMillis(300));
    pace.leave();
    long start = System.nanoTime();
    pace.awaitTurn();
    assertThat(System.nanoTime() - start).isBetween(200_000_000L, 3_000_000_000L);
    start = System.nanoTime();
    pace.enter();
    assertThat(System.nanoTime() - start).isLessThan(200_000_000L);
  }

  @Test
  void aShorterPauseDoesNotCutALongerOneShort() throws InterruptedException {
    Pace pace = new Pace(4);
    long ticket = pace.enter();
    pace.throttled(ticket, Duration.ofMillis(300));
    pace.throttled(ticket, Duration.ZERO);
    long start = System.nanoTime();
    pace.awaitTurn();
    assertThat(System.nanoTime() - start).isGreaterThan(200_000_000L);
  }
}
