// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.bundle.Bundle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** A bundle and the folder it was read from. */
public record LoadedBundle(Path folder, Bundle bundle) {
  /** How long ago it was captured; empty when its time cannot be read. */
  public Optional<Duration> age(Instant now) {
    try {
      return Optional.of(Duration.between(Instant.parse(bundle.header().capturedAt()), now).abs());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** In one line what it holds, of which cluster, and how old that is. */
  public String brief(Instant now) {
    int volumes = bundle.volumes().size();
    return "Bundle "
        + folder.getFileName()
        + ": "
        + volumes
        + (volumes == 1 ? " volume of " : " volumes of ")
        + bundle.header().clusterName()
        + age(now).map(age -> ", " + Ages.of(age) + " old").orElse("");
  }
}
