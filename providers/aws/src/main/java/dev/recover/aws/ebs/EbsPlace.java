// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.aws.AwsProvider;
import dev.recover.model.CloudScope;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** One region of one account. */
record EbsPlace(AwsAccount account, String region) {
  Ec2Client client() {
    return account.client(region);
  }

  Ec2Client onceClient() {
    return account.onceClient(region);
  }

  CloudScope scope() {
    return new CloudScope(AwsProvider.ID, account.id(), region);
  }
}
