// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.sandbox.cloud.ec2.Ec2Regions;
import dev.recover.sandbox.cloud.gce.GceCloud;
import dev.recover.sandbox.cloud.gce.GceLayout;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.ProviderConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * A cloud of the sandbox with two zones that a journey uses.
 *
 * @param flags the options that say where to look
 */
enum CloudPlace {
  AWS("us-east-1a", "us-east-1b", List.of("--provider", "aws", "--region", "us-east-1")),
  GCP(
      "europe-west3-a",
      "europe-west3-b",
      List.of("--provider", "gcp", "--project", CloudPlace.PROJECT));

  private static final String PROJECT = "shop-prod";
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  private final String from;
  private final String to;
  private final List<String> flags;

  CloudPlace(String from, String to, List<String> flags) {
    this.from = from;
    this.to = to;
    this.flags = flags;
  }

  /** As the options {@code --cloud} and {@code --provider} say it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  List<String> flags() {
    return flags;
  }

  /** Starts a cluster on the cloud in a folder, as a user does, with more options. */
  RunningSandbox startProcess(String name, Path disks, String... more) {
    List<String> options = new ArrayList<>(List.of("--cloud", id(), "--disks", disks.toString()));
    options.addAll(List.of(more));
    return SandboxProcess.start(name, options.toArray(String[]::new));
  }

  /** Starts a cluster on the cloud in a folder, with nodes in all zones of its region. */
  RunningSandbox start(String name, Path disks) {
    List<String> zones =
        this == AWS ? Ec2Regions.zones(REGION) : GceLayout.USUAL.zonesOf("europe-west3");
    return start(name, zones, disks);
  }

  /** Starts a cluster on the cloud in a folder, with nodes in these zones. */
  RunningSandbox start(String name, List<String> zones, Path disks) {
    return InnerSandbox.start(name, this == AWS ? ec2(disks, zones) : gce(disks, zones));
  }

  private static SandboxDisks ec2(Path disks, List<String> zones) {
    Ec2Cloud cloud = Ec2Cloud.start(CloudSetting.of(CloudStore.inFolder(disks)));
    Map<String, String> environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            cloud.url(),
            "AWS_ACCESS_KEY_ID",
            Ec2Cloud.accessKey(ACCOUNT),
            "AWS_SECRET_ACCESS_KEY",
            "sandbox",
            "AWS_REGION",
            REGION,
            "AWS_EC2_METADATA_DISABLED",
            "true");
    return new SandboxDisks(cloud.disks(ACCOUNT, REGION, zones), environment, cloud::close);
  }

  private static SandboxDisks gce(Path disks, List<String> zones) {
    GceLayout layout = GceLayout.USUAL.with(PROJECT);
    GceCloud cloud = GceCloud.start(CloudSetting.of(CloudStore.inFolder(disks)), layout);
    Map<String, String> environment =
        Map.of("RECOVER_GCP_ENDPOINT", cloud.url(), "GOOGLE_CLOUD_PROJECT", PROJECT);
    return new SandboxDisks(cloud.disks(PROJECT, zones), environment, cloud::close);
  }

  /** The command of somebody who may use the cluster and the cloud under it. */
  static RecoverCommand command(RunningSandbox sandbox, Path folder) {
    RecoverCommand command = RecoverCommand.ofClouds(folder).on(sandbox.place().kubeconfig());
    for (Map.Entry<String, String> variable : sandbox.environment().entrySet()) {
      command = command.with(variable.getKey(), variable.getValue());
    }
    return command;
  }

  /** What is in the cloud, asked by nothing of the command's. */
  Contents contents(RunningSandbox sandbox) {
    Map<String, String> environment = sandbox.environment();
    try (DiskProvider cloud = open(environment)) {
      return new Contents(
          cloud.list(DiskQuery.EVERYTHING).disks().stream()
              .filter(disk -> disk.state() != DiskState.DELETING)
              .toList(),
          cloud.snapshots(DiskQuery.EVERYTHING).snapshots().size());
    }
  }

  private DiskProvider open(Map<String, String> environment) {
    boolean aws = this == AWS;
    if (aws) {
      System.setProperty("aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"));
      System.setProperty("aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
    }
    DiskProviderFactory factory =
        ServiceLoader.load(DiskProviderFactory.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.id().equals(id()))
            .findFirst()
            .orElseThrow();
    return factory.open(
        new ProviderConfig(
            aws ? List.of() : List.of(new CloudAccount(PROJECT, Map.of("project", PROJECT))),
            aws ? List.of(REGION) : List.of(),
            Optional.of(environment.get(aws ? "AWS_ENDPOINT_URL" : "RECOVER_GCP_ENDPOINT")),
            4));
  }

  /** The lines that pods wrote when they started on a disk. */
  List<String> starts(Path disks, String handle) {
    String collection =
        this == AWS
            ? ACCOUNT + "/" + REGION + "/volumes"
            : handle.substring(0, handle.lastIndexOf('/'));
    String id = handle.substring(handle.lastIndexOf('/') + 1);
    return CloudStore.inFolder(disks).lines(collection, id, "starts");
  }

  /**
   * Disks, without those that are going, and snapshots.
   *
   * @param snapshots how many there are
   */
  record Contents(List<Disk> disks, int snapshots) {
    /** For example {@code 2 disks, 1 snapshots}. */
    String counted() {
      return disks.size() + " disks, " + snapshots + " snapshots";
    }
  }
}
