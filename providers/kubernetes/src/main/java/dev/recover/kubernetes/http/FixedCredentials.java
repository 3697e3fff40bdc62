// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.util.Optional;

/** Credentials that do not change: a token, a user and password, or none besides a certificate. */
record FixedCredentials(Optional<String> authorization) implements Credentials {
  @Override
  public boolean renew(Optional<String> refused) {
    return false;
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
