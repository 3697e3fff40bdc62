// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.view.Console;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.Yaml;
import dev.recover.spi.Cluster;
import dev.recover.spi.Preconditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A disk in a cloud that lost its claim, for the {@link Training}: found by what is written on it,
 * copied into another zone, and the copy deleted.
 */
enum TrainingCloud {
  AWS(
      "ebs.csi.aws.com",
      List.of("us-east-1a", "us-east-1b"),
      List.of("--provider", "aws", "--region", "us-east-1")),
  GCP(
      "pd.csi.storage.gke.io",
      List.of("europe-west3-a", "europe-west3-b"),
      List.of("--provider", "gcp", "--project", "shop-prod"));

  private static final String CLASS =
      """
      apiVersion: storage.k8s.io/v1
      kind: StorageClass
      metadata: {name: training}
      provisioner: %s
      reclaimPolicy: Retain
      """;

  private static final String CLAIM =
      """
      apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: {name: data, namespace: default}
      spec:
        accessModes: [ReadWriteOnce]
        resources: {requests: {storage: 1Gi}}
        storageClassName: training
      """;

  private final String driver;
  private final List<String> zones;
  private final List<String> place;

  TrainingCloud(String driver, List<String> zones, List<String> place) {
    this.driver = driver;
    this.zones = zones;
    this.place = place;
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(TrainingCloud::id).toList();
  }

  /** As {@code sandbox start --cloud} says it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Runs the commands against a cluster with this cloud under it.
   *
   * @param folder of the sandbox
   * @param config leads to it
   */
  void train(Path folder, String config) {
    Map<String, String> environment = environment(folder);
    environment.forEach(TrainingCloud::tell);
    Told told = new Told(folder, config, environment);
    String bundle = folder.resolve("lost").toString();
    String zone = lose(told, config, bundle);
    String plan = folder.resolve("plan.json").toString();
    told.run(place, "disks", "list");
    told.run(place, "plan", "adopt", "--out", folder.resolve("adopt.json").toString());
    told.run(place, "plan", "relocate", "--bundle", bundle, "--to-zone", zone, "--out", plan);
    told.run(List.of(), "apply", plan);
    told.run(List.of(), "verify", plan);
    told.run(List.of(), "undo", "last", "--delete-copies");
  }

  /** Makes a disk, captures what names it, deletes that, and returns a zone where it is not. */
  private String lose(Told told, String config, String bundle) {
    try (Cluster cluster = KubernetesClusters.open(at(config))) {
      cluster.create(KubeObject.of(Yaml.parseObject(CLASS.formatted(driver))));
      ObjectRef claim = cluster.create(KubeObject.of(Yaml.parseObject(CLAIM))).ref();
      ObjectRef volume = ObjectRef.volume(bound(cluster, claim));
      told.run(List.of(), "capture", "-n", "default", "--out", bundle);
      String there = cluster.get(volume).orElseThrow().toJson();
      delete(cluster, claim);
      delete(cluster, volume);
      return zones.stream().filter(zone -> !there.contains(zone)).findFirst().orElseThrow();
    }
  }

  /** What {@code sandbox start} wrote down for a shell. */
  private static Map<String, String> environment(Path folder) {
    Path written = folder.resolve("cloud.env");
    TrainingServer.awaitFile(written);
    Map<String, String> variables = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(written)) {
        String[] parts = line.substring("export ".length()).split("=", 2);
        variables.put(parts[0], parts[1]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return variables;
  }

  /** The SDK of AWS looks at the variables of the process, which are none, and at these. */
  private static void tell(String variable, String value) {
    switch (variable) {
      case "AWS_ENDPOINT_URL" -> {
        System.setProperty("aws.endpointUrl", value);
        System.setProperty("aws.endpointUrlEc2", value);
      }
      case "AWS_ACCESS_KEY_ID" -> System.setProperty("aws.accessKeyId", value);
      case "AWS_SECRET_ACCESS_KEY" -> System.setProperty("aws.secretAccessKey", value);
      default -> {}
    }
  }

  private static ClusterOptions at(String config) {
    return ClusterOptions.DEFAULTS.withKubeconfigs(List.of(Path.of(config)));
  }

  /** Waits until the claim is bound, and returns its volume's name. */
  private static String bound(Cluster cluster, ObjectRef claim) {
    TrainingServer.await(
        () -> text(cluster, claim, "status", "phase").equals(Optional.of("Bound")));
    return text(cluster, claim, "spec", "volumeName").orElseThrow();
  }

  private static Optional<String> text(Cluster cluster, ObjectRef ref, String... path) {
    return cluster.get(ref).flatMap(object -> object.text(path));
  }

  private static void delete(Cluster cluster, ObjectRef ref) {
    String uid = cluster.get(ref).flatMap(KubeObject::uid).orElseThrow();
    cluster.delete(ref, Preconditions.uid(uid));
    TrainingServer.await(() -> cluster.get(ref).isEmpty());
  }

  /** Runs commands, with what all of them are told. */
  private record Told(Path folder, String config, Map<String, String> environment) {
    void run(List<String> more, String... command) {
      List<String> words = new ArrayList<>(List.of(command));
      words.addAll(more);
      if (!command[0].equals("disks")) {
        words.addAll(List.of("--kubeconfig", config));
      }
      Map<String, String> state = Map.of("RECOVER_STATE_DIR", folder.resolve("state").toString());
      new Recover(Console.ofProcess().with(environment).with(state))
          .run(words.toArray(String[]::new));
    }
  }
}
