// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.spi.ProviderConfig;
import java.util.List;
import java.util.Map;

/**
 * What the config file says once, so that no command line has to; never a secret.
 *
 * @param providers the clouds to look at, by the provider's id, in the order of the file
 * @param contexts the kubeconfig contexts of the clusters whose volumes are not orphans
 * @param clusters names and ids with which our clusters tag their disks
 */
public record CloudConfig(
    Map<String, ProviderConfig> providers, List<String> contexts, List<String> clusters) {
  /** No file. */
  public static final CloudConfig NONE = new CloudConfig(Map.of(), List.of(), List.of());

  public CloudConfig {
    providers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(providers));
    contexts = List.copyOf(contexts);
    clusters = List.copyOf(clusters);
  }
}
