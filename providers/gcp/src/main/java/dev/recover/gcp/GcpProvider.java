// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.model.CloudScope;
import dev.recover.model.KubeObject;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/** Persistent Disk and Hyperdisk on Google Compute Engine. */
public final class GcpProvider implements DiskProviderFactory {
  /** The provider's id. */
  public static final String ID = "gcp";

  private static final PdTranslator TRANSLATOR = new PdTranslator();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Set<String> drivers() {
    return PdTranslator.drivers();
  }

  @Override
  public boolean accepts(KubeObject volume) {
    return TRANSLATOR.accepts(volume);
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  @Override
  public DiskListing read(String text, CloudScope scope) {
    return GcloudListing.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return GcloudListing.COMMAND;
  }
}
