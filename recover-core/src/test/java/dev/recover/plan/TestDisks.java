// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.spi.VolumeTranslator;
import java.util.List;
import java.util.Optional;

/** Tells disks apart as the providers do that core cannot see: CSI handles and host paths. */
public final class TestDisks implements DiskProviderFactory {
  public static final Disks DISKS = Disks.of(List.of(new TestDisks()));

  @Override
  public String id() {
    return "test";
  }

  @Override
  public VolumeTranslator translator() {
    return volume ->
        volume
            .text("spec", "csi", "volumeHandle")
            .map(handle -> new DiskId(volume.text("spec", "csi", "driver").orElse(""), handle))
            .or(() -> path(volume));
  }

  private static Optional<DiskId> path(KubeObject volume) {
    return volume
        .text("spec", "hostPath", "path")
        .map(path -> new DiskId("kubernetes.io/host-path", path));
  }
}
