// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.Map;

/**
 * One account, project or subscription to look at.
 *
 * @param name how messages name it
 * @param settings what the provider needs to reach it: {@code profile}, {@code role} and {@code
 *     external-id} for aws, {@code project} for gcp; never a secret
 */
public record CloudAccount(String name, Map<String, String> settings) {
  public CloudAccount {
    settings = Map.copyOf(settings);
  }
}
