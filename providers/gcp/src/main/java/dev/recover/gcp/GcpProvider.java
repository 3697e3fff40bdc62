// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.gcp.compute.ComputeDisks;
import dev.recover.model.CloudScope;
import dev.recover.model.KubeObject;
import dev.recover.spi.CloudTask;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.ProviderConfig;
import dev.recover.spi.VolumeTranslator;
import java.util.Optional;
import java.util.Set;

/** Persistent Disk and Hyperdisk on Google Compute Engine. */
public final class GcpProvider implements DiskProviderFactory {
  private static final PdTranslator TRANSLATOR = new PdTranslator();

  @Override
  public String id() {
    return PdHandle.PROVIDER;
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
  public String permissions(CloudTask task) {
    return PdRole.text(task);
  }

  @Override
  public boolean opens() {
    return true;
  }

  @Override
  public DiskProvider open(ProviderConfig config) {
    return ComputeDisks.open(
        config, name -> Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank()));
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
