// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.sandbox.disk.DiskCloud;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** EC2 in this process; the SDK is led there by its own settings. */
final class AwsStory implements StoryCloud {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  private final Ec2Cloud cloud;
  private final Map<String, String> before = new TreeMap<>();

  AwsStory(Path folder) {
    cloud = Ec2Cloud.start(CloudSetting.of(CloudStore.inFolder(folder)));
    // The specific one too: it would win over the general one, wherever the user's shell has it
    // from.
    set("aws.endpointUrl", cloud.url());
    set("aws.endpointUrlEc2", cloud.url());
    set("aws.ignoreConfiguredEndpointUrls", "false");
    set("aws.accessKeyId", Ec2Cloud.accessKey(ACCOUNT));
    set("aws.secretAccessKey", "any");
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property, ""));
    System.setProperty(property, value);
  }

  @Override
  public String title() {
    return "EKS";
  }

  @Override
  public DiskCloud disks() {
    return cloud.disks(ACCOUNT, REGION);
  }

  @Override
  public List<String> flags() {
    return List.of("--provider", "aws", "--region", REGION);
  }

  @Override
  public void close() {
    before.forEach(
        (property, value) -> {
          if (value.isEmpty()) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
    cloud.close();
  }
}
