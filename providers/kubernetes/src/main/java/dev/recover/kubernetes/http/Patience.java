// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.time.Duration;

/**
 * How long to go on asking before giving up.
 *
 * @param throttled in all, for a request that the server says it has no time for
 * @param down in all, for a server that answered before and does not now
 * @param firstContact in all, for a server that never answered: most likely the address is wrong
 * @param step the first pause between two tries; each next one is twice as long, up to 32 steps
 */
public record Patience(Duration throttled, Duration down, Duration firstContact, Duration step) {
  public static final Patience USUAL =
      new Patience(
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofMillis(500),
          Duration.ofMillis(100));
}
