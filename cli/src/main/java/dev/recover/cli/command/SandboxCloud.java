// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.sandbox.cloud.CloudSetting;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.sandbox.cloud.ec2.Ec2Cloud;
import dev.recover.sandbox.cloud.ec2.Ec2Regions;
import dev.recover.sandbox.cloud.gce.GceCloud;
import dev.recover.sandbox.cloud.gce.GceLayout;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskStore;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cloud under a sandbox, kept in a folder that other sandboxes may share.
 *
 * @param environment what a process needs in its environment to talk to it, without KUBECONFIG
 * @param stop ends it
 */
record SandboxCloud(DiskCloud disks, SortedMap<String, String> environment, Runnable stop)
    implements AutoCloseable {
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "us-east-1";

  static SandboxCloud open(Arguments arguments, Path folder) {
    String cloud = arguments.value("--cloud").orElse("none");
    switch (cloud) {
      case "none":
        refuse(arguments, "--region", "aws or --cloud gcp");
        refuse(arguments, "--zone", "aws or --cloud gcp");
        refuse(arguments, "--account", "aws");
        refuse(arguments, "--project", "gcp");
        return new SandboxCloud(DiskStore.inFolder(folder), new TreeMap<>(), () -> {});
      case "aws":
        refuse(arguments, "--project", "gcp");
        return aws(arguments, folder);
      case "gcp":
        refuse(arguments, "--account", "aws");
        return gcp(arguments, folder);
      default:
        throw Arguments.wrong(
            "there is no cloud \"" + cloud + "\" here", "use --cloud aws or --cloud gcp");
    }
  }

  private static void refuse(Arguments arguments, String option, String clouds) {
    if (arguments.value(option).isPresent()) {
      throw Arguments.wrong(
          option + " is for a sandbox with another cloud", "add --cloud " + clouds);
    }
  }

  private static SandboxCloud aws(Arguments arguments, Path folder) {
    String region = arguments.value("--region").orElse(REGION);
    String account = arguments.value("--account").orElse(ACCOUNT);
    if (!Ec2Regions.ALL.contains(region)) {
      throw Arguments.wrong(
          "there is no region \"" + region + "\" here",
          "use one of " + String.join(", ", Ec2Regions.ALL));
    }
    if (!account.matches("[0-9]{12}")) {
      throw Arguments.wrong("\"" + account + "\" is not the number of an account", "use 12 digits");
    }
    List<String> zones = zones(arguments, Ec2Regions.zones(region));
    Ec2Cloud ec2 = Ec2Cloud.start(CloudSetting.of(CloudStore.inFolder(folder)));
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("AWS_ENDPOINT_URL", ec2.url());
    environment.put("AWS_ACCESS_KEY_ID", Ec2Cloud.accessKey(account));
    environment.put("AWS_SECRET_ACCESS_KEY", "sandbox");
    environment.put("AWS_REGION", region);
    // The name that the aws command of version 1 and boto3 read.
    environment.put("AWS_DEFAULT_REGION", region);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    return new SandboxCloud(ec2.disks(account, region, zones), environment, ec2::close);
  }

  private static SandboxCloud gcp(Arguments arguments, Path folder) {
    String project = arguments.value("--project").orElse(GceLayout.USUAL.projects().get(0));
    if (!project.matches("[a-z][-a-z0-9]{4,28}[a-z0-9]")) {
      throw Arguments.wrong(
          "\"" + project + "\" is not a project's id",
          "use 6 to 30 lower-case letters, digits and -");
    }
    GceLayout layout = GceLayout.USUAL.with(project);
    String region = arguments.value("--region").orElse("europe-west3");
    List<String> zones = layout.zonesOf(region);
    if (zones.isEmpty()) {
      throw Arguments.wrong(
          "there is no region \"" + region + "\" here",
          "use one of " + String.join(", ", layout.zones().keySet()));
    }
    List<String> nodes = zones(arguments, zones);
    GceCloud gce = GceCloud.start(CloudSetting.of(CloudStore.inFolder(folder)), layout);
    SortedMap<String, String> environment = new TreeMap<>();
    environment.put("RECOVER_GCP_ENDPOINT", gce.url());
    environment.put("GOOGLE_CLOUD_PROJECT", project);
    // What gcloud reads.
    environment.put("CLOUDSDK_API_ENDPOINT_OVERRIDES_COMPUTE", gce.url() + "/compute/v1/");
    environment.put("CLOUDSDK_AUTH_DISABLE_CREDENTIALS", "true");
    environment.put("CLOUDSDK_CORE_PROJECT", project);
    return new SandboxCloud(gce.disks(project, nodes), environment, gce::close);
  }

  /** The zones in which there are nodes: those that are named, else all of the region. */
  private static List<String> zones(Arguments arguments, List<String> known) {
    List<String> named = arguments.values("--zone");
    named.stream()
        .filter(zone -> !known.contains(zone))
        .findFirst()
        .ifPresent(
            zone -> {
              throw Arguments.wrong(
                  "there is no zone \"" + zone + "\" in the region",
                  "use one of " + String.join(", ", known));
            });
    return named.isEmpty() ? known : named;
  }

  /** The lines by which a shell gets the environment. */
  List<String> exports() {
    return environment.entrySet().stream()
        .map(variable -> "export " + variable.getKey() + "=" + variable.getValue())
        .toList();
  }

  @Override
  public void close() {
    stop.run();
  }
}
