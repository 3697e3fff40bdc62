// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.demo;

import dev.recover.cli.view.Table;
import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.disk.DiskStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What applying the saved YAML does, tried on sandboxes of its own: Lost claims, destroyed disks,
 * empty disks.
 */
final class NaiveStory {
  private final Narrator narrator;
  private final Path folder;

  NaiveStory(Narrator narrator, Path folder) {
    this.narrator = narrator;
    this.folder = folder;
  }

  void tell() {
    narrator.chapter(
        "And without Recover? The saved YAML, applied to a new cluster over the same disks");
    narrator.say(
        "This is what `kubectl get pv,pvc -o yaml` had saved, with resourceVersion and uid removed because the",
        "server refuses them. Tried for real, on three more sandboxes:");
    Table table = new Table("WHAT-WAS-DONE", "CLAIMS", "DISKS-LEFT", "ORDERS-LEFT");
    attempt(table, "apply-saved-yaml-policy-Delete", "Delete", this::applyAll);
    attempt(table, "apply-saved-yaml-policy-Retain", "Retain", this::applyAll);
    attempt(table, "start-the-StatefulSet-first", "Retain", this::startFirst);
    narrator.show(table.toString());
    narrator.say(
        "The saved claimRef holds the uid of a claim that no longer exists: the volume counts as released, and with",
        "Delete its disk is destroyed within a second. The saved bind-completed makes the claim Lost. And a",
        "StatefulSet that starts first gets new, empty disks.");
  }

  private void attempt(
      Table table, String what, String policy, BiConsumer<DemoCluster, List<KubeObject>> act) {
    DiskStore disks = DiskStore.inFolder(folder.resolve(what));
    List<KubeObject> saved = savedYaml(disks, policy);
    try (DemoCluster cluster = new DemoCluster("naive", disks)) {
      act.accept(cluster, saved);
      List<String> phases = cluster.claims().stream().map(DemoCluster::phase).distinct().toList();
      long orders =
          cluster.claims().stream()
              .filter(c -> DemoCluster.phase(c).equals("Bound"))
              .map(c -> cluster.orders(new ClaimName(c.namespace(), c.name())))
              .filter(line -> !line.equals("nothing"))
              .count();
      String left = survivors(disks) + " of " + DemoCluster.REPLICAS;
      table.row(what, String.join(",", phases), left, orders + " of " + DemoCluster.REPLICAS);
    }
  }

  /** The disks that still hold the order. */
  private static long survivors(DiskStore disks) {
    return disks.handles().stream()
        .filter(h -> !disks.lines(h, "appendonly.aof").isEmpty())
        .count();
  }

  private List<KubeObject> savedYaml(DiskStore disks, String policy) {
    try (DemoCluster old = new DemoCluster("old", disks)) {
      old.startRedis();
      old.writeOrders();
      List<KubeObject> saved = new ArrayList<>();
      for (KubeObject volume : old.volumes()) {
        saved.add(volume.with(FieldPath.of("spec", "persistentVolumeReclaimPolicy"), policy));
      }
      saved.addAll(old.claims());
      disks
          .handles()
          .forEach(h -> disks.find(h).flatMap(d -> d.node()).ifPresent(n -> disks.detach(h, n)));
      return saved;
    }
  }

  private void applyAll(DemoCluster cluster, List<KubeObject> saved) {
    saved.forEach(cluster::applyNaively);
    DemoCluster.await(
        "the claims are Lost",
        () -> cluster.claims().stream().allMatch(c -> DemoCluster.phase(c).equals("Lost")));
    DemoCluster.await(
        "the volumes are Released or gone",
        () ->
            cluster.volumes().stream()
                .allMatch(v -> retained(v) && DemoCluster.phase(v).equals("Released")));
  }

  private static boolean retained(KubeObject volume) {
    return volume.text("spec", "persistentVolumeReclaimPolicy").orElse("").equals("Retain");
  }

  private void startFirst(DemoCluster cluster, List<KubeObject> saved) {
    cluster.startRedis();
  }
}
