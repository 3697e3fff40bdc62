// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleWriter;
import dev.recover.bundle.VolumeText;
import dev.recover.model.ClaimName;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What was captured, ready to be written; volumes are held as text, so that many of them fit.
 *
 * @param rest everything but the volumes
 * @param volumes in no particular order
 * @param claims the claims that are there, or that a PersistentVolume among them names
 */
public record Capture(Bundle rest, List<VolumeText> volumes, Set<ClaimName> claims) {
  public Capture {
    volumes = List.copyOf(volumes);
    claims = Set.copyOf(claims);
  }

  /**
   * Writes the bundle to a folder that does not exist yet, and returns its digest.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when it exists or cannot be written; nothing
   *     is left behind then
   */
  public String write(Path target) {
    try (BundleWriter writer = BundleWriter.open(target)) {
      volumes.forEach(writer::add);
      return writer.finish(rest);
    }
  }
}
