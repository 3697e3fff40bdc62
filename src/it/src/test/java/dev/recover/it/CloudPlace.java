// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.Disk;
import dev.recover.model.DiskState;
import dev.recover.sandbox.cloud.CloudStore;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.DiskQuery;
import dev.recover.spi.ProviderConfig;
import dev.recover.testkit.Poll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  private String id() {
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

  /** Starts a cluster on the cloud in a folder, with nodes in one zone. */
  SandboxProcess start(String name, String zone, Path disks) {
    return SandboxProcess.start(name, "--cloud", id(), "--zone", zone, "--disks", disks.toString());
  }

  /** The command of somebody who may use the cluster and the cloud under it. */
  static RecoverCommand command(SandboxProcess sandbox, Path folder) {
    RecoverCommand command = RecoverCommand.in(folder).on(sandbox.place().kubeconfig());
    for (Map.Entry<String, String> variable : environment(sandbox).entrySet()) {
      command = command.with(variable.getKey(), variable.getValue());
    }
    return command;
  }

  private static Map<String, String> environment(SandboxProcess sandbox) {
    Path file = sandbox.place().kubeconfig().resolveSibling("cloud.env");
    Map<String, String> environment = new LinkedHashMap<>();
    for (String line : Poll.until("cloud.env", () -> lines(file), lines -> !lines.isEmpty())) {
      String assignment = line.substring("export ".length());
      int equals = assignment.indexOf('=');
      environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
    return environment;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in the cloud, asked by nothing of the command's. */
  Contents contents(SandboxProcess sandbox) {
    Map<String, String> environment = environment(sandbox);
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
