// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws.ebs;

import dev.recover.sandbox.cloud.ec2.Ec2Cloud;

/** Credentials where the SDK's chain looks first, and nothing of this machine behind them. */
final class TestCredentials {
  private TestCredentials() {}

  static void of(String account) {
    none();
    System.setProperty("aws.accessKeyId", Ec2Cloud.accessKey(account));
    System.setProperty("aws.secretAccessKey", "sandbox");
  }

  static void none() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    System.clearProperty("aws.sessionToken");
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.sharedCredentialsFile", "/nonexistent/credentials");
    System.setProperty("aws.configFile", "/nonexistent/config");
  }
}
