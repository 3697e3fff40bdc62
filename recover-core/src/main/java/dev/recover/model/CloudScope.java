// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.util.Comparator;

/**
 * A part of a cloud that is looked at in one go, and that can refuse on its own.
 *
 * @param provider the provider's id, for example {@code aws}
 * @param account whose it is: an AWS account id, a Compute Engine project, an Azure subscription;
 *     "" when not known
 * @param region the region or, where a cloud answers by zone, the zone; "" for all of it
 */
public record CloudScope(String provider, String account, String region)
    implements Comparable<CloudScope> {
  private static final Comparator<CloudScope> ORDER =
      Comparator.comparing(CloudScope::provider)
          .thenComparing(CloudScope::account)
          .thenComparing(CloudScope::region);

  @Override
  public int compareTo(CloudScope other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code aws/123456789012/us-east-1}; unknown parts are left out. */
  @Override
  public String toString() {
    return provider
        + (account.isEmpty() ? "" : "/" + account)
        + (region.isEmpty() ? "" : "/" + region);
  }
}
