// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.DiskId;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.spi.VolumeTranslator;
import java.util.List;

/** A provider for tests: driver and handle as they stand under spec.csi. */
final class PlainDisks implements DiskProviderFactory {
  static final Disks DISKS = Disks.of(List.of(new PlainDisks()));

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public VolumeTranslator translator() {
    return volume ->
        volume
            .text("spec", "csi", "volumeHandle")
            .map(handle -> new DiskId(volume.text("spec", "csi", "driver").orElse(""), handle));
  }
}
