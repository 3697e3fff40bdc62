// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.List;
import java.util.Optional;

/**
 * What a provider is opened with. Credentials are never part of it: they come from the SDK's own
 * chain.
 *
 * @param accounts where to look; empty for the one that the credentials belong to
 * @param regions the regions to look at; empty for the default of the SDK's chain, or for all where
 *     one request answers for all
 * @param endpoint where the API is, when not at its usual address
 * @param parallelism how many scopes are asked at once, at least 1
 */
public record ProviderConfig(
    List<CloudAccount> accounts, List<String> regions, Optional<String> endpoint, int parallelism) {
  public static final ProviderConfig DEFAULT =
      new ProviderConfig(List.of(), List.of(), Optional.empty(), 16);

  public ProviderConfig {
    accounts = List.copyOf(accounts);
    regions = List.copyOf(regions);
  }
}
