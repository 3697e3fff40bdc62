// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A journey through one cluster: where it is, who travels, and a name that nobody else uses. */
@Execution(ExecutionMode.CONCURRENT)
abstract class Journey {
  @TempDir Path folder;

  /** The cluster of this class; several journeys go through it at the same time. */
  abstract Place place();

  Administrator administrator() {
    return administrator(place());
  }

  Administrator administrator(Place somewhere) {
    return new Administrator(somewhere, folder);
  }

  Disaster disaster(String name) {
    return Disaster.of(place(), folder, name);
  }

  /** A name for a namespace that no other journey uses. */
  static String named(String start) {
    return start + "-" + UUID.randomUUID().toString().substring(0, 6);
  }
}
