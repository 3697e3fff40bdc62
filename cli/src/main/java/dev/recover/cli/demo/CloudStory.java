// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * No cluster and no backup: only disks remain, and what their metadata says.
 *
 * <p>Two clusters, one after the other, in one cloud.
 */
final class CloudStory {
  private static final List<String> ANSWERS =
      List.of(
          "--volume-mode",
          "Filesystem",
          "--fs-type",
          "ext4",
          "--access-mode",
          "ReadWriteOnce",
          "--storage-class",
          "fast");

  private final Narrator narrator;
  private final StoryCloud cloud;
  private final Path folder;
  private final Typist typist;

  /**
   * Prepares the story.
   *
   * @param folder an empty folder for the kubeconfig and the plan
   * @param recover runs a command of ours and returns its exit code
   */
  CloudStory(
      Narrator narrator, StoryCloud cloud, Path folder, ToIntFunction<List<String>> recover) {
    this.narrator = narrator;
    this.cloud = cloud;
    this.folder = folder;
    this.typist = new Typist(narrator, folder, recover);
  }

  /** Tells it; returns whether everything came back. */
  boolean tell() {
    lose();
    narrator.chapter("What is there: disks, and what the driver once wrote on them");
    typist.runOffline(with("disks", "list"));
    narrator.say(
        "Nobody told Recover whose they are. Each driver leaves the claim's name on the disk that it makes.");
    try (DemoCluster fresh = new DemoCluster("new", cloud.disks())) {
      fresh.kubeconfig(folder.resolve("kubeconfig"));
      return adopt(fresh);
    }
  }

  private void lose() {
    try (DemoCluster old = new DemoCluster("prod", cloud.disks())) {
      narrator.chapter("A Redis of three replicas on " + cloud.title() + ", simulated in here");
      old.startRedis();
      old.writeOrders();
      narrator.say("On each of its disks there is an order that somebody paid for.");
      narrator.chapter("Disaster: the cluster is gone, and so is the laptop with the bundle");
      old.stopMachines();
    }
    narrator.say("No API server, no etcd, no YAML. Only the disks remain.");
  }

  private boolean adopt(DemoCluster fresh) {
    narrator.chapter("Plan: a new, empty cluster; the disks get their claims back");
    narrator.say(
        "No metadata tells file system, access mode and class, so they are asked for, never assumed.",
        "The first mount is read-only: a disk that holds none of it would be refused and not formatted.");
    List<String> plan = with("plan", "adopt");
    plan.addAll(ANSWERS);
    plan.addAll(List.of("--context", "new", "--out", "plan.json"));
    typist.run(plan.toArray(String[]::new));
    narrator.chapter("Apply: exactly that plan, with a journal");
    typist.run("apply", "plan.json", "--context", "new", "--confirm", "new");
    narrator.chapter("Proof: the same claims, the same disks, the same data");
    typist.run("verify", "plan.json", "--context", "new");
    narrator.type("kubectl apply -f redis.yaml");
    fresh.startRedis();
    return fresh.showOrders(narrator) && fresh.disks() == DemoCluster.REPLICAS;
  }

  private List<String> with(String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.addAll(cloud.flags());
    return command;
  }
}
