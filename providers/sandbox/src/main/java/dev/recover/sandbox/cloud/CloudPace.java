// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import java.time.Duration;

/**
 * How long a cloud takes for what it does not do at once.
 *
 * @param disk until a new disk can be attached, or a deleted one is gone
 * @param snapshot until a new snapshot can be used
 * @param copy until a copy of a snapshot can be used
 * @param operation until an operation is done, where changes are operations
 */
public record CloudPace(Duration disk, Duration snapshot, Duration copy, Duration operation) {
  /** All at once: with a manual clock, everything is already done when it is answered. */
  public static final CloudPace INSTANT =
      new CloudPace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Quick, and still seen to be under way. */
  public static final CloudPace QUICK =
      new CloudPace(
          Duration.ofMillis(150),
          Duration.ofMillis(300),
          Duration.ofMillis(300),
          Duration.ofMillis(100));

  /** As a real cloud, a little: for a manual clock. */
  public static final CloudPace REAL =
      new CloudPace(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(90),
          Duration.ofSeconds(3));
}
