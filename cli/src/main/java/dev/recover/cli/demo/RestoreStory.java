// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.cli.view.Table;
import dev.recover.model.KubeObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Protect, capture, disaster, plan, apply, proof: on one sandbox, with the commands that one would
 * type.
 */
final class RestoreStory {
  private final Narrator narrator;
  private final DemoCluster cluster;
  private final Path folder;
  private final Typist typist;

  /**
   * Prepares the story.
   *
   * @param folder an empty folder for the kubeconfig, the bundle and the plan
   * @param recover runs a command of ours and returns its exit code
   */
  RestoreStory(
      Narrator narrator, DemoCluster cluster, Path folder, ToIntFunction<List<String>> recover) {
    this.narrator = narrator;
    this.cluster = cluster;
    this.folder = folder;
    this.typist = new Typist(narrator, folder, recover);
  }

  /** Tells it; returns whether everything came back. */
  boolean tell() {
    cluster.kubeconfig(folder.resolve("kubeconfig"));
    cluster.startRedis();
    cluster.writeOrders();
    narrator.chapter("A Redis of three replicas, in a Kubernetes inside this process");
    narrator.say(
        "Each replica has a disk, and on each disk there is an order that somebody paid for.",
        "The reclaim policy is Delete, as it is nearly everywhere: delete a claim, and its disk is destroyed.");
    showVolumes();
    narrator.chapter("Protect: no claim takes its disk along any more");
    typist.run("protect", "--context", "prod", "-n", DemoCluster.NAMESPACE);
    narrator.chapter("Capture: what belongs to what, as a folder to keep in git");
    typist.run("capture", "--context", "prod", "-n", DemoCluster.NAMESPACE, "--out", "prod.bundle");
    disaster();
    narrator.chapter("Plan: read before each write what will happen, and why");
    typist.run(
        "plan", "restore", "--bundle", "prod.bundle", "--context", "prod", "--out", "plan.json");
    narrator.chapter("Apply: exactly that plan, with a journal");
    typist.run("apply", "plan.json", "--context", "prod", "--confirm", "prod");
    return proof();
  }

  private void disaster() {
    narrator.chapter("Disaster: StatefulSet, claims and volumes are gone");
    narrator.type("kubectl delete statefulset redis -n shop");
    cluster.deleteRedis();
    narrator.type("kubectl delete pvc --all -n shop");
    cluster.deleteClaims();
    narrator.type("kubectl delete pv --all");
    cluster.deleteVolumes();
    narrator.say(
        "Nothing in the cluster knows the disks any more. They are still there: "
            + cluster.disks()
            + " disks.");
  }

  private boolean proof() {
    narrator.chapter("Proof: the same claims, the same disks, the same data");
    typist.run("verify", "plan.json", "--context", "prod");
    narrator.type("kubectl apply -f redis.yaml");
    cluster.startRedis();
    boolean all = cluster.showOrders(narrator);
    return all && cluster.disks() == DemoCluster.REPLICAS;
  }

  private void showVolumes() {
    Table table = new Table("CLAIM", "VOLUME", "DISK", "POLICY", "STATUS");
    for (KubeObject volume : cluster.volumes()) {
      table.row(
          volume.text("spec", "claimRef", "name").orElse(""),
          volume.name(),
          DemoCluster.handle(volume).orElse(""),
          volume.text("spec", "persistentVolumeReclaimPolicy").orElse(""),
          DemoCluster.phase(volume));
    }
    narrator.show(table.toString());
  }
}
