// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RetryTest {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(400),
          Duration.ofMillis(400),
          Duration.ofMillis(60),
          Duration.ofMillis(10));
  private static final RawRequest READ = RawRequest.get("/x", Map.of());

  private final Pace pace = new Pace(4);
  private final Retry retry = new Retry(pace, SHORT);
  private final AtomicInteger tries = new AtomicInteger();

  private static Retry.Failure failure(Fault.Kind kind, int status, boolean again) {
    return new Retry.Failure(new Fault(kind, status, "no"), again);
  }

  private Fault fault(Retry.Failure failure) {
    return Assertions.catchThrowableOfType(
        Fault.class,
        () ->
            retry.run(
                READ,
                () -> {
                  tries.incrementAndGet();
                  throw failure;
                }));
  }

  @Test
  void whatMayNotBeRepeatedIsNot() {
    assertThat(fault(failure(Fault.Kind.IN_DOUBT, 0, false)).kind()).isEqualTo(Fault.Kind.IN_DOUBT);
    assertThat(tries.get()).isEqualTo(1);
  }

  @Test
  void aServerThatNeverAnsweredIsGivenUpSoon() {
    long start = System.nanoTime();
    assertThat(fault(failure(Fault.Kind.UNAVAILABLE, 0, true)).kind())
        .isEqualTo(Fault.Kind.UNAVAILABLE);
    assertThat(tries.get()).isGreaterThan(1);
    assertThat(System.nanoTime() - start).isLessThan(300_000_000L);
  }

  @Test
  void aServerThatAnsweredBeforeIsWaitedFor() {
    retry.run(READ, () -> "yes");
    String value =
        retry.run(
            READ,
            () -> {
              if (tries.incrementAndGet() < 4) {
                throw failure(Fault.Kind.UNAVAILABLE, 0, true);
              }
              return "back";
            });
    assertThat(value).isEqualTo("back");
  }

  @Test
  void throttlingIsGivenUpInTheEndAndLeavesNoTurnTaken() throws InterruptedException {
    assertThat(fault(failure(Fault.Kind.THROTTLED, 429, false)).kind())
        .isEqualTo(Fault.Kind.THROTTLED);
    assertThat(tries.get()).isGreaterThan(2);
    assertThat(pace.limit()).isEqualTo(1);
    pace.enter();
    pace.leave();
  }

  @Test
  void aWaitThatIsAskedForIsKept() {
    Fault busy =
        new Fault(Fault.Kind.UNAVAILABLE, 503, "busy", Optional.of(Duration.ofMillis(120)), null);
    long start = System.nanoTime();
    retry.run(
        READ,
        () -> {
          if (tries.incrementAndGet() == 1) {
            throw new Retry.Failure(busy, true);
          }
          return "yes";
        });
    assertThat(System.nanoTime() - start).isGreaterThan(110_000_000L);
  }

  @Test
  void aServerThatAsksToBeAskedAtOnceIsNot() {
    Fault busy = new Fault(Fault.Kind.THROTTLED, 429, "busy", Optional.of(Duration.ZERO), null);
    assertThat(fault(new Retry.Failure(busy, false)).kind()).isEqualTo(Fault.Kind.THROTTLED);
    assertThat(tries.get()).isLessThan(20);
  }

  @Test
  void pausesGrowAndAreSpread() {
    for (int i = 0; i < 200; i++) {
      assertThat(retry.backoff(0)).isBetween(Duration.ofMillis(5), Duration.ofMillis(10));
      assertThat(retry.backoff(3)).isBetween(Duration.ofMillis(40), Duration.ofMillis(80));
      assertThat(retry.backoff(60)).isBetween(Duration.ofMillis(160), Duration.ofMillis(320));
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStaysVisible() {
    Thread.currentThread().interrupt();
    Fault fault = fault(failure(Fault.Kind.UNAVAILABLE, 0, true));
    assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAVAILABLE);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(tries.get()).isZero();
  }

  @Test
  void aBugIsNotRetriedAndLeavesNoTurnTaken() throws InterruptedException {
    Pace single = new Pace(1);
    Retry once = new Retry(single, SHORT);
    Assertions.assertThatThrownBy(
            () ->
                once.run(
                    READ,
                    () -> {
                      throw new IllegalArgumentException("bug");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    single.enter();
  }
}
