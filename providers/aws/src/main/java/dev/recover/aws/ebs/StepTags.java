// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.EbsRelocation;
import dev.recover.spi.DiskChange;
import dev.recover.spi.OperationKey;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** The tags by which what was made is known again: the run's, and one of the step alone. */
final class StepTags {
  /** Its value is the key's token. */
  static final String STEP = EbsRelocation.STEP_TAG;

  private StepTags() {}

  static TagSpecification of(ResourceType type, Map<String, String> tags, OperationKey key) {
    Map<String, String> all = new TreeMap<>(tags);
    all.put(DiskChange.PROVENANCE, key.run());
    all.put(STEP, key.token().toString());
    return TagSpecification.builder().resourceType(type).tags(SdkValues.tags(all)).build();
  }

  static Filter filter(OperationKey key) {
    return Filter.builder().name("tag:" + STEP).values(key.token().toString()).build();
  }
}
