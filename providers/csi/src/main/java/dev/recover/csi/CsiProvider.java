// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.DiskTree;
import dev.recover.spi.VolumeTranslator;

/**
 * Any CSI driver: the disk is what {@code spec.csi.driver} calls {@code spec.csi.volumeHandle}.
 *
 * <p>Nothing is looked up in a cloud; disks of any driver are read from a listing of this program's
 * own form, which other programs may write. A provider that knows a driver better has a lower rank
 * and is asked before this one.
 */
public final class CsiProvider implements DiskProviderFactory {
  private static final VolumeTranslator TRANSLATOR = new CsiTranslator();

  @Override
  public String id() {
    return "csi";
  }

  @Override
  public int rank() {
    return 100;
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  @Override
  public DiskListing read(String text, CloudScope scope) {
    return RecordedDisks.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return DiskTree.COMMAND;
  }
}
