// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.sandbox.disk.DiskCloud;
import java.util.List;
import java.util.Map;

/** The cloud of a story: its disks, and what one types to look at them. */
interface StoryCloud extends AutoCloseable {
  /** How people call Kubernetes there. */
  String title();

  /** The disks, as the CSI driver of a cluster in that cloud sees them. */
  DiskCloud disks();

  /** The options that say where to look. */
  List<String> flags();

  /** What commands find in their environment, so that they ask this cloud. */
  default Map<String, String> environment() {
    return Map.of();
  }

  @Override
  void close();
}
