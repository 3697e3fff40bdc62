// SPDX-License-Identifier: Apache-2.0
package dev.recover.openstack;

import dev.recover.model.CloudScope;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/** OpenStack's Cinder volumes, in-tree and of their CSI driver. */
public final class OpenStackProvider implements DiskProviderFactory {
  static final String DRIVER = "cinder.csi.openstack.org";
  static final String IN_TREE = "kubernetes.io/cinder";

  private static final VolumeTranslator TRANSLATOR = new CinderTranslator();

  @Override
  public String id() {
    return "openstack";
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
    return VolumeRecords.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return VolumeRecords.COMMAND;
  }
}
