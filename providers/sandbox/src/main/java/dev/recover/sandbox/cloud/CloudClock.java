// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time in a cloud: that of the machine, or one that stands still until a test moves it. */
public final class CloudClock {
  private final boolean manual;
  private Instant now;

  private CloudClock(boolean manual, Instant now) {
    this.manual = manual;
    this.now = now;
  }

  /** Goes by itself. */
  public static CloudClock automatic() {
    return new CloudClock(false, Instant.EPOCH);
  }

  /** Stands at an instant until it is told to {@link #advance}. */
  public static CloudClock manual(Instant start) {
    return new CloudClock(true, start);
  }

  public synchronized Instant now() {
    return manual ? now : Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Moves a manual clock. */
  public synchronized void advance(Duration time) {
    if (!manual) {
      throw new IllegalStateException("this clock goes by itself");
    }
    now = now.plus(time);
  }
}
