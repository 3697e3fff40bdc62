// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.aws.ebs.EbsDisks;
import dev.recover.model.CloudScope;
import dev.recover.spi.CloudTask;
import dev.recover.spi.DiskListing;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.ProviderConfig;
import dev.recover.spi.VolumeTranslator;
import java.util.Set;

/** Volumes of Amazon EBS. */
public final class AwsProvider implements DiskProviderFactory {
  /** The provider's id. */
  public static final String ID = "aws";

  private static final EbsTranslator TRANSLATOR = new EbsTranslator();

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Set<String> drivers() {
    return Set.of(EbsTranslator.DRIVER, EbsTranslator.IN_TREE);
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  @Override
  public String permissions(CloudTask task) {
    return EbsPolicy.text(task);
  }

  @Override
  public boolean opens() {
    return true;
  }

  @Override
  public DiskProvider open(ProviderConfig config) {
    return EbsDisks.open(config);
  }

  @Override
  public DiskListing read(String text, CloudScope scope) {
    return EbsListing.read(text, scope);
  }

  @Override
  public String listingCommand() {
    return EbsListing.COMMAND;
  }
}
