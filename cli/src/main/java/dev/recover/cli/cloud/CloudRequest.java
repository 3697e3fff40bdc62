// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import dev.recover.model.CloudScope;
import dev.recover.spi.ProviderConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where to look for disks.
 *
 * @param open the clouds to ask, by the provider's id
 * @param files listings that the vendors' own commands printed
 * @param clusters names and ids with which our clusters tag their disks
 */
public record CloudRequest(
    Map<String, ProviderConfig> open, List<ListingFile> files, List<String> clusters) {
  public CloudRequest {
    open = Map.copyOf(open);
    files = List.copyOf(files);
    clusters = List.copyOf(clusters);
  }

  /**
   * Text in a file, or the names of what a folder holds.
   *
   * @param provider the id of the provider that reads it
   * @param scope the account and region, as far as the command line said
   */
  public record ListingFile(String provider, Path path, CloudScope scope) {}
}
