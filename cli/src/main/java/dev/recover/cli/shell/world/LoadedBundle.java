// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.bundle.Bundle;
import dev.recover.cli.view.Printable;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * A bundle and the folder it was read from.
 *
 * @param troubles what is wrong with it; with any it can be looked at, and not restored from
 */
public record LoadedBundle(Path folder, Bundle bundle, List<Diagnostic> troubles) {
  public LoadedBundle {
    troubles = List.copyOf(troubles);
  }

  /**
   * Returns this when all of it is as it was captured.
   *
   * @throws DiagnosticException with what is wrong otherwise
   */
  public LoadedBundle whole() {
    if (!troubles.isEmpty()) {
      throw new DiagnosticException(troubles);
    }
    return this;
  }

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
    return "Bundle "
        + folder.getFileName()
        + ": "
        + Printable.count(bundle.volumes().size(), "volume")
        + " of "
        + bundle.header().clusterName()
        + age(now).map(age -> ", " + Ages.of(age) + " old").orElse("")
        + (troubles.isEmpty() ? "" : ", DAMAGED: to look at only");
  }
}
