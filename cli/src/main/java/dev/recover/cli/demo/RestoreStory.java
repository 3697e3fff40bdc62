// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.cli.view.Table;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import java.nio.file.Path;
import java.util.ArrayList;
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
  private final ToIntFunction<List<String>> recover;

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
    this.recover = recover;
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
    run("protect", "--context", "prod", "-n", DemoCluster.NAMESPACE);
    narrator.chapter("Capture: what belongs to what, as a folder to keep in git");
    run("capture", "--context", "prod", "-n", DemoCluster.NAMESPACE, "--out", "prod.bundle");
    disaster();
    narrator.chapter("Plan: read before each write what will happen, and why");
    run("plan", "restore", "--bundle", "prod.bundle", "--context", "prod", "--out", "plan.json");
    narrator.chapter("Apply: exactly that plan, with a journal");
    run("apply", "plan.json", "--context", "prod", "--confirm", "prod");
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
    run("verify", "plan.json", "--context", "prod");
    narrator.type("kubectl apply -f redis.yaml");
    cluster.startRedis();
    Table table = new Table("POD", "CLAIM", "ON-ITS-DISK");
    boolean all = true;
    for (KubeObject claim : cluster.claims()) {
      String orders = cluster.orders(new ClaimName(claim.namespace(), claim.name()));
      all &= !orders.equals("nothing");
      table.row(claim.name().replaceFirst("data-", ""), claim.name(), orders);
    }
    narrator.show(table.toString());
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

  private void run(String... words) {
    narrator.type("recover " + String.join(" ", words));
    List<String> command = new ArrayList<>();
    for (String word : words) {
      boolean file = word.equals("prod.bundle") || word.equals("plan.json");
      command.add(file ? folder.resolve(word).toString() : word);
    }
    command.addAll(List.of("--kubeconfig", folder.resolve("kubeconfig").toString()));
    if (!words[0].equals("capture") && !words[0].equals("verify") && !words[0].equals("plan")) {
      command.addAll(List.of("--state-dir", folder.resolve("state").toString()));
    }
    int exitCode = recover.applyAsInt(command);
    if (exitCode != 0) {
      throw new IllegalStateException("recover " + words[0] + " ended with exit code " + exitCode);
    }
  }
}
