// SPDX-License-Identifier: Apache-2.0
package dev.recover.vsphere;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/** vSphere's first class disks, and the in-tree source that names a file of a datastore. */
public final class VsphereProvider implements DiskProviderFactory {
  static final String DRIVER = "csi.vsphere.vmware.com";
  static final String IN_TREE = "kubernetes.io/vsphere-volume";

  private static final VolumeTranslator TRANSLATOR = new VsphereTranslator();

  @Override
  public String id() {
    return "vsphere";
  }

  @Override
  public Set<String> drivers() {
    return Set.of(DRIVER, IN_TREE);
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  @Override
  public DiskListing read(String text, CloudScope scope) {
    return CnsRecords.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return CnsRecords.COMMAND;
  }
}
