// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.cli.view.Table;
import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.controller.ControlOptions;
import dev.recover.sandbox.controller.ControlPlane;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.Machine;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A sandbox with a Redis of three replicas on it; several may share the disks, as clusters share a
 * cloud.
 */
final class DemoCluster implements AutoCloseable {
  static final String NAMESPACE = "shop";
  static final int REPLICAS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String name;
  private final DiskCloud disks;
  private final Sandbox sandbox;
  private final ControlPlane controllers;
  private final ObjectStore store;

  DemoCluster(String name, DiskCloud disks) {
    this.name = name;
    this.disks = disks;
    this.sandbox = Sandbox.start(SandboxOptions.DEFAULTS.named(name));
    this.controllers =
        ControlPlane.start(
            sandbox.store(),
            disks,
            ControlOptions.DEFAULT.named(name).syncing(Duration.ofSeconds(2)));
    this.store = sandbox.store().as("demo");
    store.create(KubeObject.named(ResourceType.NAMESPACE, "", NAMESPACE));
    store.create(DemoObjects.storageClass(disks.driver()));
  }

  Path kubeconfig(Path file) {
    return sandbox.kubeconfig(file);
  }

  /** Applies the StatefulSet and waits until its pods run. */
  void startRedis() {
    store.create(DemoObjects.statefulSet(REPLICAS));
    await(
        "the pods of redis run",
        () -> pods().stream().filter(DemoCluster::running).count() == REPLICAS);
  }

  /** Writes a line to each disk, as Redis would. */
  void writeOrders() {
    for (KubeObject volume : volumes()) {
      handle(volume).ifPresent(h -> disks.append(h, "appendonly.aof", "SET order:1001 paid"));
    }
  }

  /** What the disk behind a claim says of the order, "nothing" when it is empty. */
  String orders(ClaimName claim) {
    return store
        .get(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.namespace(), claim.name())
        .flatMap(c -> c.text("spec", "volumeName"))
        .flatMap(name -> store.get(ResourceType.PERSISTENT_VOLUME, "", name))
        .flatMap(DemoCluster::handle)
        .map(handle -> disks.lines(handle, "appendonly.aof"))
        .filter(lines -> !lines.isEmpty())
        .map(lines -> lines.get(0))
        .orElse("nothing");
  }

  /** Shows what is on the disk of each pod; returns whether the order is on all of them. */
  boolean showOrders(Narrator narrator) {
    Table table = new Table("POD", "CLAIM", "ON-ITS-DISK");
    boolean all = true;
    for (KubeObject claim : claims()) {
      String orders = orders(new ClaimName(claim.namespace(), claim.name()));
      all &= !orders.equals("nothing");
      table.row(claim.name().replaceFirst("data-", ""), claim.name(), orders);
    }
    narrator.show(table.toString());
    return all;
  }

  /** Ends the machines, as a cloud does that takes a cluster away: their disks are let go. */
  void stopMachines() {
    controllers.close();
    for (Machine machine : disks.machines(name)) {
      disks.handles().forEach(handle -> disks.detach(handle, machine.id()));
    }
  }

  void deleteRedis() {
    delete(ResourceType.STATEFUL_SET, "redis");
    await("the pods are gone", () -> pods().isEmpty());
  }

  void deleteClaims() {
    claims().forEach(claim -> delete(ResourceType.PERSISTENT_VOLUME_CLAIM, claim.name()));
    await("the claims are gone", () -> claims().isEmpty());
  }

  void deleteVolumes() {
    volumes()
        .forEach(
            pv -> store.delete(ResourceType.PERSISTENT_VOLUME, "", pv.name(), DeleteOptions.NONE));
    await("the volumes are gone", () -> volumes().isEmpty());
  }

  /** Creates a saved object as people do who strip only what the server refuses. */
  void applyNaively(KubeObject saved) {
    store.create(
        saved
            .without(FieldPath.of("metadata", "resourceVersion"))
            .without(FieldPath.of("metadata", "uid")));
  }

  List<KubeObject> pods() {
    return store.list(ResourceType.POD, NAMESPACE);
  }

  List<KubeObject> claims() {
    return store.list(ResourceType.PERSISTENT_VOLUME_CLAIM, NAMESPACE);
  }

  List<KubeObject> volumes() {
    return store.list(ResourceType.PERSISTENT_VOLUME, "");
  }

  int disks() {
    return disks.handles().size();
  }

  static String phase(KubeObject object) {
    return object.text("status", "phase").orElse("");
  }

  static Optional<String> handle(KubeObject volume) {
    return volume.text("spec", "csi", "volumeHandle");
  }

  /** Waits for something that the controllers do. */
  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the sandbox did not get to where " + what);
      }
      pause(Duration.ofMillis(20));
    }
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void delete(ResourceType type, String name) {
    store.delete(type, NAMESPACE, name, DeleteOptions.NONE);
  }

  private static boolean running(KubeObject pod) {
    return phase(pod).equals("Running");
  }

  @Override
  public void close() {
    controllers.close();
    sandbox.close();
  }
}
