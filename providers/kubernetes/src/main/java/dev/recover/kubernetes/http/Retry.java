// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides what becomes of a request that did not succeed: the one place where anything is retried.
 *
 * <ul>
 *   <li>429: nothing was done; all requests wait as told, then it is sent again.
 *   <li>Never sent (connection refused, unknown host, TLS): sent again.
 *   <li>Lost answer or 5xx: sent again if that does no harm, else {@link Fault.Kind#IN_DOUBT}: the
 *       caller observes.
 * </ul>
 */
final class Retry {
  private final Pace pace;
  private final Patience patience;
  private volatile boolean contact;
  private volatile Optional<Fault> trouble = Optional.empty();

  Retry(Pace pace, Patience patience) {
    this.pace = pace;
    this.patience = patience;
  }

  /** One try of a request. */
  interface Attempt<T> {
    T run() throws Failure;
  }

  /** A try that failed. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final boolean again;

    /**
     * @param again whether the same may be sent again without harm
     */
    Failure(Fault fault, boolean again) {
      super(fault.getMessage(), fault);
      this.fault = fault;
      this.again = again;
    }

    Fault fault() {
      return fault;
    }
  }

  <T> T run(RawRequest request, Attempt<T> attempt) {
    long start = System.nanoTime();
    for (int tries = 0; ; tries++) {
      long ticket = enter(request);
      Failure failure;
      try {
        T value = attempt.run();
        contact = true;
        answered();
        pace.answered();
        return value;
      } catch (Failure e) {
        failure = e;
      } finally {
        pace.leave();
      }
      Fault fault = failure.fault();
      contact |= fault.status() > 0;
      note(fault);
      Duration spent = Duration.ofNanos(System.nanoTime() - start);
      Duration wait = wait(fault, tries);
      if (fault.kind() == Fault.Kind.THROTTLED) {
        pace.throttled(ticket, wait);
        if (spent.plus(wait).compareTo(patience.throttled()) > 0) {
          throw fault;
        }
      } else {
        if (!failure.again || spent.plus(wait).compareTo(limit()) > 0) {
          throw fault;
        }
        sleep(request, wait);
      }
    }
  }

  /** Remembers whether the server answers; it does when it refuses something. */
  void note(Fault fault) {
    boolean answers = fault.status() > 0 && fault.kind() != Fault.Kind.UNAVAILABLE;
    trouble = answers ? Optional.empty() : Optional.of(fault);
  }

  void answered() {
    trouble = Optional.empty();
  }

  /** Why the server does not answer at present. */
  Optional<Fault> trouble() {
    return trouble;
  }

  private Duration limit() {
    return contact ? patience.down() : patience.firstContact();
  }

  /** As long as asked for, and never less than our own pause: some ask for zero seconds. */
  private Duration wait(Fault fault, int tries) {
    Duration own = backoff(tries);
    return fault.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
  }

  /** Doubles with each try and is spread over half of itself, so that threads do not march. */
  Duration backoff(int tries) {
    long longest = patience.step().toNanos() << Math.min(tries, 5);
    return Duration.ofNanos(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  private long enter(RawRequest request) {
    try {
      return pace.enter();
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
  }

  private static void sleep(RawRequest request, Duration wait) {
    try {
      Thread.sleep(wait.toMillis(), wait.getNano() % 1_000_000);
    } catch (InterruptedException e) {
      throw interrupted(request);
    }
  }

  private static Fault interrupted(RawRequest request) {
    Thread.currentThread().interrupt();
    return new Fault(Fault.Kind.UNAVAILABLE, 0, request + ": interrupted before it was sent");
  }
}
