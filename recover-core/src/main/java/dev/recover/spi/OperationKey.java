// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Makes a change to a cloud repeatable: the same key gives the same client token and names.
 *
 * @param run the run's id, as the journal has it
 * @param step the step's id in the plan
 */
public record OperationKey(String run, String step) {
  /** A UUID made of the key, for APIs that take a client token or request id; never all zeros. */
  public UUID token() {
    return UUID.nameUUIDFromBytes((run + "\n" + step).getBytes(StandardCharsets.UTF_8));
  }

  /** A name made of the key that every cloud takes: {@code recover-} and 32 hexadecimal digits. */
  public String name() {
    return "recover-" + token().toString().replace("-", "");
  }
}
