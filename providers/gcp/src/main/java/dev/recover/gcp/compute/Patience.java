// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import java.time.Duration;

/**
 * How long is waited for a cloud that has no time.
 *
 * @param first the pause after the first refusal; it doubles from there
 * @param longest the longest pause
 * @param throttled how long throttling is sat out in all: quotas are counted by the minute
 * @param silent how long a server that fails or does not answer is asked again
 * @param unseen how long what an operation made may not be shown yet
 */
record Patience(
    Duration first, Duration longest, Duration throttled, Duration silent, Duration unseen) {
  static final Patience USUAL =
      new Patience(
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(150),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));
}
