// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import java.time.Duration;

/**
 * How long EC2 is given.
 *
 * @param attempts how often a throttled request is sent in all
 * @param firstPause after the first throttled request; doubled each time
 * @param mostPause the longest pause
 * @param visible how long something that was made may not be seen before it counts as vanished
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html">eventual
 *     consistency</a>
 */
record Patience(int attempts, Duration firstPause, Duration mostPause, Duration visible) {
  static final Patience USUAL =
      new Patience(8, Duration.ofMillis(500), Duration.ofSeconds(20), Duration.ofMinutes(5));

  /** The pause after a number of failed attempts, 1 for the first. */
  Duration pause(int failed) {
    Duration pause = firstPause.multipliedBy(1L << Math.min(failed - 1, 20));
    return pause.compareTo(mostPause) < 0 ? pause : mostPause;
  }
}
