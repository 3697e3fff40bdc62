// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Yaml;
import dev.recover.testkit.KubernetesWire;
import dev.recover.testkit.Poll;
import dev.recover.testkit.RealCluster;
import dev.recover.testkit.WireReply;
import dev.recover.testkit.contract.WorldDisks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A cluster that a journey goes through, and its disks, both seen without Recover.
 *
 * @param context of the kubeconfig; also the cluster's name, by which severe acts are confirmed
 * @param disks the folder that holds the CSI driver's disks
 * @param writing held by whoever runs a command that writes: Recover admits one at a time
 */
record Place(
    Path kubeconfig, String context, KubernetesWire wire, Path disks, ReentrantLock writing) {

  static Place of(RealCluster cluster) {
    return new Place(
        cluster.kubeconfig(),
        cluster.options().name(),
        cluster.wire(),
        cluster.disks(),
        new ReentrantLock());
  }

  /**
   * The sandbox of a kubeconfig, which is read as kubectl does; it has one cluster, user and
   * context.
   *
   * @param disks the folder that holds its disks
   */
  static Place of(Path kubeconfig, Path disks) {
    KubeObject config = KubeObject.of(Yaml.parseObject(read(kubeconfig)));
    KubeObject cluster = first(config, "clusters");
    KubeObject user = first(config, "users");
    KubernetesWire wire =
        new KubernetesWire(
            cluster.text("cluster", "server").orElseThrow(), user.text("user", "token").orElse(""));
    String context = config.text("current-context").orElseThrow();
    return new Place(kubeconfig, context, wire, disks, new ReentrantLock());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KubeObject first(KubeObject config, String list) {
    return KubeObject.of(Json.asMap((Map<?, ?>) config.list(list).get(0)));
  }

  /** The same cluster, whose disks are in another folder. */
  Place onDisks(Path folder) {
    return new Place(kubeconfig, context, wire, folder, writing);
  }

  /** The CSI driver that makes the disks. */
  String driver() {
    return list(ResourceType.CSI_DRIVER, "").get(0).name();
  }

  WorldDisks worldDisks() {
    return new WorldDisks(disks);
  }

  KubeObject create(KubeObject object) {
    return wire.create(object).good();
  }

  WireReply look(KubeObject object) {
    return wire.get(typeOf(object), object.namespace(), object.name());
  }

  KubeObject read(KubeObject object) {
    return look(object).good();
  }

  KubeObject await(KubeObject object, String what, Predicate<KubeObject> wanted) {
    return Poll.until(object + " to be " + what, () -> look(object).body(), wanted);
  }

  KubeObject awaitPhase(KubeObject object, String phase) {
    return await(object, phase, seen -> phase(seen).equals(phase));
  }

  /** Deletes the object, and whatever it owns, and waits until it is gone. */
  void delete(KubeObject object) {
    if (wire.delete(object).code() != 404) {
      awaitGone(object);
    }
  }

  void awaitGone(KubeObject object) {
    Poll.until(object + " to be gone", () -> look(object), reply -> reply.code() == 404);
  }

  /** The objects of a type, each with the apiVersion and kind that a list leaves out. */
  List<KubeObject> list(ResourceType type, String namespace) {
    return wire.list(type, namespace, "").items().stream()
        .map(item -> item.with(FieldPath.of("apiVersion"), type.apiVersion()))
        .map(item -> item.with(FieldPath.of("kind"), type.kind()))
        .toList();
  }

  /** The claims of a namespace, by name. */
  List<KubeObject> claims(String namespace) {
    return list(ResourceType.PERSISTENT_VOLUME_CLAIM, namespace);
  }

  /** The volume of that name, which must be there. */
  KubeObject volume(String name) {
    return wire.get(ResourceType.PERSISTENT_VOLUME, "", name).good();
  }

  /** The volumes whose claimRef names a claim of that namespace. */
  List<KubeObject> volumesFor(String namespace) {
    return list(ResourceType.PERSISTENT_VOLUME, "").stream()
        .filter(v -> v.text("spec", "claimRef", "namespace").orElse("").equals(namespace))
        .toList();
  }

  static String phase(KubeObject object) {
    return object.text("status", "phase").orElse("");
  }

  static String handle(KubeObject volume) {
    return volume.text("spec", "csi", "volumeHandle").orElse("");
  }

  static String policy(KubeObject volume) {
    return volume.text("spec", "persistentVolumeReclaimPolicy").orElse("");
  }

  private static ResourceType typeOf(KubeObject object) {
    return ResourceType.of(object.ref().group(), object.kind()).orElseThrow();
  }
}
