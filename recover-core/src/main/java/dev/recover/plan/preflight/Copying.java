// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import dev.recover.model.Disk;
import dev.recover.plan.Placeholder;
import dev.recover.spi.Relocation;

/**
 * A copy that is made of a disk for one volume.
 *
 * @param label names the volume in the ids of the steps, as it was captured
 * @param source the disk as it was seen; it is only read
 * @param way how the copy is made
 * @param copy the disk that will be there, its handle a placeholder
 */
public record Copying(String label, Disk source, Relocation way, Disk copy) {
  /** The id of the step that makes the disk. */
  public static String step(String label) {
    return "copy:" + label;
  }

  /** Stands in a PersistentVolume for the handle of the disk that is not made yet. */
  public static String handle(String label) {
    return Placeholder.of(step(label));
  }
}
