// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.util.Optional;

/** What a request carries to say who sends it. */
interface Credentials {
  /** Returns the value of the header {@code Authorization}, if it takes one. */
  Optional<String> authorization();

  /**
   * Tries to get better credentials after the server did not accept these.
   *
   * @param refused what the refused request carried
   * @return whether another try makes sense
   */
  boolean renew(Optional<String> refused);
}
