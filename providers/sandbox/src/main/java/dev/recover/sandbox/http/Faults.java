// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong on purpose, so that a test can see what a client makes of it. */
public final class Faults {
  /** What happens instead of, or beside, the answer. */
  public enum Kind {
    /** An error status; nothing was done. */
    ANSWER,
    /** The connection is closed; nothing was done. */
    CUT_BEFORE,
    /** The connection is closed; the request was carried out. */
    CUT_AFTER,
    /** The answer comes late. */
    DELAY
  }

  /**
   * One thing that goes wrong.
   *
   * @param status for {@link Kind#ANSWER}
   * @param time what a 429 asks to wait for, or how long the delay is
   */
  public record Fault(Kind kind, int status, Duration time) {
    /** Too many requests; the client is told to wait for whole seconds. */
    public static Fault throttle(Duration retryAfter) {
      return new Fault(Kind.ANSWER, 429, retryAfter);
    }

    public static Fault status(int status) {
      return new Fault(Kind.ANSWER, status, Duration.ZERO);
    }

    public static Fault cutBefore() {
      return new Fault(Kind.CUT_BEFORE, 0, Duration.ZERO);
    }

    public static Fault cutAfter() {
      return new Fault(Kind.CUT_AFTER, 0, Duration.ZERO);
    }

    public static Fault delay(Duration time) {
      return new Fault(Kind.DELAY, 0, time);
    }
  }

  private static final class Armed {
    final Predicate<SeenRequest> when;
    final Fault fault;
    int left;

    Armed(Predicate<SeenRequest> when, Fault fault, int left) {
      this.when = when;
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Armed> armed = new ArrayList<>();

  /** Lets the next requests that match go wrong. */
  public synchronized void next(int times, Predicate<SeenRequest> when, Fault fault) {
    armed.add(new Armed(when, fault, times));
  }

  /** Lets nothing go wrong any more. */
  public synchronized void clear() {
    armed.clear();
  }

  synchronized Optional<Fault> of(SeenRequest request) {
    for (Iterator<Armed> i = armed.iterator(); i.hasNext(); ) {
      Armed candidate = i.next();
      if (candidate.when.test(request)) {
        if (--candidate.left <= 0) {
          i.remove();
        }
        return Optional.of(candidate.fault);
      }
    }
    return Optional.empty();
  }
}
