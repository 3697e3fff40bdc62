// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.ObjectBuilders.StatefulSetBuilder;
import dev.recover.testkit.Poll;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What becomes of claims and volumes when a workload or a namespace grows, shrinks or goes. */
interface OwnerScenarios extends Scenarios {
  private static StatefulSetBuilder web(Scene scene, String storageClass) {
    return ObjectBuilders.statefulSet(scene.namespace(), "web")
        .claims(scene.claim("data").storageClass(storageClass));
  }

  private static KubeObject pod(Scene scene, int ordinal) {
    return scene.pod("web-" + ordinal).build();
  }

  private static KubeObject claim(Scene scene, int ordinal) {
    return scene.claim("data-web-" + ordinal).build();
  }

  private static void awaitNoOwners(Scene scene, KubeObject object) {
    scene.await(object, "no owners", seen -> seen.list("metadata", "ownerReferences").isEmpty());
  }

  @Test
  @DisplayName("79 StatefulSet scaled to 0 and back: same claims, same disks, pods in order")
  default void row79() {
    try (Scene scene = scene(79)) {
      KubeObject set = scene.create(web(scene, scene.gp3()).replicas(2).build());
      scene.awaitPhase(pod(scene, 1), "Running");
      List<String> disks = scene.disks().madeFor(scene.namespace());
      assertThat(disks).hasSize(2);
      KubeObject before = scene.read(claim(scene, 0));
      assertThat(before.labels()).containsEntry("app", "web");
      assertThat(before.list("metadata", "ownerReferences")).isEmpty();

      scene.merge(set, 0L, "spec", "replicas");
      scene.awaitGone(pod(scene, 0));
      scene.awaitGone(pod(scene, 1));
      scene.merge(set, 2L, "spec", "replicas");
      scene.awaitPhase(pod(scene, 1), "Running");
      assertThat(scene.read(claim(scene, 0)).uid()).isEqualTo(before.uid());
      assertThat(scene.disks().madeFor(scene.namespace())).isEqualTo(disks);
      for (String disk : disks) {
        assertThat(scene.disks().starts(disk)).hasSize(2);
      }
    }
  }

  @Test
  @DisplayName("80 StatefulSet finds claims of its names: takes them, whatever their labels")
  default void row80() {
    try (Scene scene = scene(80)) {
      KubeObject volume =
          scene.volumeOf(
              scene.createPair(scene.reserved("pv", "data-web-0"), scene.claim("data-web-0")));
      scene.create(web(scene, scene.gp3()).build());
      scene.awaitPhase(pod(scene, 0), "Running");
      assertThat(scene.disks().starts(Scene.handle(volume))).hasSize(1);
      assertThat(scene.disks().madeFor(scene.namespace())).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "81 StatefulSet deleted: pods go, claims stay; with whenDeleted Delete claims go too")
  default void row81() {
    try (Scene scene = scene(81)) {
      KubeObject set = scene.create(web(scene, scene.gp3()).build());
      scene.awaitPhase(pod(scene, 0), "Running");
      scene.delete(set);
      scene.awaitGone(pod(scene, 0));
      scene.staysIn(claim(scene, 0), "Bound");

      KubeObject again =
          scene.create(
              web(scene, scene.name("gp3"))
                  .set(
                      Map.of("whenDeleted", "Delete", "whenScaled", "Retain"),
                      "spec",
                      "persistentVolumeClaimRetentionPolicy")
                  .build());
      scene.awaitPhase(pod(scene, 0), "Running");
      scene.await(
          claim(scene, 0),
          "the set as owner",
          seen -> seen.list("metadata", "ownerReferences").toString().contains(Scene.uid(again)));
      KubeObject volume = scene.volumeOf(scene.read(claim(scene, 0)));
      scene.delete(again);
      scene.awaitGone(claim(scene, 0));
      scene.awaitPhase(volume, "Released");
    }
  }

  @Test
  @DisplayName("82 whenScaled Delete: claims beyond the replicas go; patched to Retain: owners go")
  default void row82() {
    try (Scene scene = scene(82)) {
      String policy = "persistentVolumeClaimRetentionPolicy";
      KubeObject set =
          scene.create(
              web(scene, scene.gp3())
                  .replicas(2)
                  .set(Map.of("whenDeleted", "Delete", "whenScaled", "Delete"), "spec", policy)
                  .build());
      scene.awaitPhase(pod(scene, 1), "Running");
      scene.merge(set, 1L, "spec", "replicas");
      scene.awaitGone(claim(scene, 1));
      scene.merge(set, Map.of("whenDeleted", "Retain", "whenScaled", "Retain"), "spec", policy);
      awaitNoOwners(scene, claim(scene, 0));
      scene.delete(set);
      scene.awaitGone(pod(scene, 0));
      scene.staysIn(claim(scene, 0), "Bound");
    }
  }

  @Test
  @DisplayName("83 StatefulSet deleted with orphans: its pods run on without owner")
  default void row83() {
    try (Scene scene = scene(83)) {
      KubeObject set = scene.create(web(scene, scene.gp3()).build());
      scene.awaitPhase(pod(scene, 0), "Running");
      scene.wire().delete(set, Map.of("propagationPolicy", "Orphan")).good();
      scene.awaitGone(set);
      awaitNoOwners(scene, pod(scene, 0));
      scene.staysIn(pod(scene, 0), "Running");
    }
  }

  @Test
  @DisplayName("84 StatefulSet deleted in the foreground: gone after its pods")
  default void row84() {
    try (Scene scene = scene(84)) {
      KubeObject set = scene.create(web(scene, scene.gp3()).build());
      scene.awaitPhase(pod(scene, 0), "Running");
      scene.wire().delete(set, Map.of("propagationPolicy", "Foreground")).good();
      scene.awaitGone(set);
      scene.awaitGone(pod(scene, 0));
      scene.staysIn(claim(scene, 0), "Bound");
    }
  }

  @Test
  @DisplayName("85 namespace deleted: claims go, Retain Released and kept, Delete destroyed")
  default void row85() {
    try (Scene scene = scene(85)) {
      KubeObject kept =
          scene.volumeOf(scene.createPair(scene.reserved("kept", "kept"), scene.claim("kept")));
      KubeObject lost =
          scene.volumeOf(
              scene.createPair(
                  scene.reserved("lost", "lost").policy("Delete"), scene.claim("lost")));
      scene.create(web(scene, scene.gp3()).build());
      scene.awaitPhase(pod(scene, 0), "Running");
      KubeObject namespace = ObjectBuilders.namespace(scene.namespace());
      scene.delete(namespace);
      scene.awaitGone(namespace);
      scene.awaitPhase(kept, "Released");
      assertThat(scene.disks().keptData(Scene.handle(kept))).isTrue();
      scene.awaitGone(lost);
      scene.awaitDiskGone(Scene.handle(lost));
    }
  }

  @Test
  @DisplayName("86 Deployment with one claim: runs on its disk, scaled to 0 and back too")
  default void row86() {
    try (Scene scene = scene(86)) {
      KubeObject volume =
          scene.volumeOf(scene.createPair(scene.reserved("pv", "data"), scene.claim("data")));
      KubeObject deployment = scene.create(deployment(scene));
      awaitReplicas(scene, deployment, 1);
      scene.merge(deployment, 0L, "spec", "replicas");
      Poll.until(
          "no pods",
          () -> scene.wire().list(ResourceType.POD, scene.namespace(), "").items(),
          List::isEmpty);
      awaitReplicas(scene, deployment, 0);
      scene.merge(deployment, 1L, "spec", "replicas");
      awaitReplicas(scene, deployment, 1);
      assertThat(scene.disks().starts(Scene.handle(volume))).hasSize(2);
    }
  }

  private static void awaitReplicas(Scene scene, KubeObject deployment, long count) {
    scene.await(
        deployment,
        count + " ready",
        // The API leaves out a count of 0.
        seen -> seen.at("status", "readyReplicas").orElse(0L).equals(count));
  }

  private static KubeObject deployment(Scene scene) {
    Map<String, Object> labels = Map.of("app", "db");
    return KubeObject.named(ResourceType.DEPLOYMENT, scene.namespace(), "db")
        .with(
            dev.recover.model.FieldPath.of("spec"),
            Map.of(
                "replicas",
                1L,
                "strategy",
                Map.of("type", "Recreate"),
                "selector",
                Map.of("matchLabels", labels),
                "template",
                Map.of(
                    "metadata",
                    Map.of("labels", labels),
                    "spec",
                    scene.pod("db").claim("data").build().map("spec"))));
  }
}
