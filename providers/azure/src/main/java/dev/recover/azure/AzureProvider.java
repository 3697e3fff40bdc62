// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/** Azure managed disks and file shares, in-tree and of their CSI drivers. */
public final class AzureProvider implements DiskProviderFactory {
  static final String DISK = "disk.csi.azure.com";
  static final String FILE = "file.csi.azure.com";
  static final String IN_TREE_DISK = "kubernetes.io/azure-disk";
  static final String IN_TREE_FILE = "kubernetes.io/azure-file";

  private static final VolumeTranslator TRANSLATOR = new AzureTranslator();

  @Override
  public String id() {
    return "azure";
  }

  @Override
  public Set<String> drivers() {
    return Set.of(DISK, FILE, IN_TREE_DISK, IN_TREE_FILE);
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  @Override
  public DiskListing read(String text, CloudScope scope) {
    return DiskRecords.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return DiskRecords.COMMAND;
  }
}
