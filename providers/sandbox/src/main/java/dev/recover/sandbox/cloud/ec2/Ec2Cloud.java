// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.CloudServer;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.disk.DiskCloud;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * EC2 and STS at one address, for all accounts and regions.
 *
 * <p>Any SDK talks to it: {@code AWS_ENDPOINT_URL} is {@link #url}, the access key is {@link
 * #accessKey}, and any secret will do.
 */
public final class Ec2Cloud implements AutoCloseable {
  private final Ec2Resources resources;
  private final CloudServer server;

  private Ec2Cloud(CloudSetting setting) {
    this.resources = new Ec2Resources(setting);
    this.server = CloudServer.start("ec2", new Ec2Api(resources)::answer);
  }

  /** Starts to serve what the store holds. */
  public static Ec2Cloud start(CloudSetting setting) {
    return new Ec2Cloud(setting);
  }

  /** The address of the API. */
  public String url() {
    return server.url();
  }

  public CloudSetting setting() {
    return resources.setting();
  }

  /** The access key of an account. */
  public static String accessKey(String account) {
    return "AKIA" + account + "BOXX";
  }

  /** The disks of an account and region, as a cluster's EBS driver sees them. */
  public DiskCloud disks(String account, String region) {
    return disks(account, region, DriverPolicy.BY_TAG);
  }

  /** The disks of an account and region, with the policy that the driver's role has. */
  public DiskCloud disks(String account, String region, DriverPolicy policy) {
    return new Ec2Disks(resources, account, region, Ec2Regions.zones(region), policy);
  }

  /** The disks of an account and region, for a cluster with nodes in these zones. */
  public DiskCloud disks(String account, String region, List<String> zones) {
    return new Ec2Disks(resources, account, region, zones, DriverPolicy.BY_TAG);
  }

  /** Lets a role be assumed, by whoever knows the external id; "" for anybody. */
  public void declareRole(String arn, String externalId) {
    new SecurityTokens(resources).declare(arn, externalId);
  }

  /** Makes a key that its account and others may use. */
  public void declareKey(String arn, String... otherAccounts) {
    resources.saveKey(arn, List.of(otherAccounts));
  }

  /**
   * Makes a volume as CreateVolume does, without a request that is recorded.
   *
   * @param parameters of the query protocol; {@code AvailabilityZone} and {@code Size} at least
   * @return its id
   */
  public String createVolume(
      String account, String region, Map<String, String> parameters, Map<String, String> tags) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put("TagSpecification.1.ResourceType", "volume");
    int number = 1;
    for (Map.Entry<String, String> tag : tags.entrySet()) {
      all.put("TagSpecification.1.Tag." + number + ".Key", tag.getKey());
      all.put("TagSpecification.1.Tag." + number + ".Value", tag.getValue());
      number++;
    }
    Ec2Call call = new Ec2Call(account, region, "CreateVolume", Map.copyOf(all), Fate.MADE);
    return resources
        .setting()
        .store()
        .exclusively(() -> new VolumeWrites(resources).made(call))
        .id();
  }

  /** Deletes a volume as its owner does in the console. */
  public void deleteVolume(String account, String region, String id) {
    Map<String, String> parameters = Map.of("VolumeId", id);
    new VolumeWrites(resources)
        .delete(new Ec2Call(account, region, "DeleteVolume", parameters, Fate.MADE));
  }

  /** Starts an instance in the volume's zone and gives it the volume. */
  public void attachVolume(String account, String region, String id) {
    Ec2Volume volume = resources.volume(account, region, id).orElseThrow();
    String instance = Ec2Resources.freshId("i");
    resources.saveInstance(account, region, instance, volume.zone());
    Map<String, String> parameters =
        Map.of("VolumeId", id, "InstanceId", instance, "Device", "/dev/xvdba");
    new VolumeWrites(resources)
        .attach(new Ec2Call(account, region, "AttachVolume", parameters, Fate.MADE));
  }

  @Override
  public void close() {
    server.close();
  }
}
