// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Optional;

/**
 * Any CSI driver: the disk is what {@code spec.csi.driver} calls {@code spec.csi.volumeHandle}.
 *
 * <p>Nothing is looked up in a cloud. A provider that knows a driver better has a lower rank and is
 * asked before this one.
 */
public final class CsiProvider implements DiskProviderFactory {
  @Override
  public String id() {
    return "csi";
  }

  @Override
  public int rank() {
    return 100;
  }

  @Override
  public boolean accepts(KubeObject volume) {
    return diskOf(volume).isPresent();
  }

  @Override
  public VolumeTranslator translator() {
    return CsiProvider::diskOf;
  }

  private static Optional<DiskId> diskOf(KubeObject volume) {
    Optional<String> handle = text(volume, "volumeHandle");
    return text(volume, "driver").flatMap(driver -> handle.map(h -> new DiskId(driver, h)));
  }

  private static Optional<String> text(KubeObject volume, String field) {
    return volume.text("spec", "csi", field).filter(text -> !text.isEmpty());
  }
}
