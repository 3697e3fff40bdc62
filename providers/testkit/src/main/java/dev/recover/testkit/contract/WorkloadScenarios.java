// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pods, StatefulSets and owners around volumes and claims. */
interface WorkloadScenarios extends Scenarios {
  /** Waits until the scheduler says one of these about the pod. */
  private static void awaitUnschedulable(Scene scene, KubeObject pod, String... reasons) {
    Poll.until(
        pod + " to be unschedulable: " + List.of(reasons),
        () -> scheduling(scene.read(pod)),
        said -> Stream.of(reasons).anyMatch(said::contains));
  }

  private static String scheduling(KubeObject pod) {
    return pod.list("status", "conditions").stream()
        .map(condition -> KubeObject.of(Json.asMap((Map<?, ?>) condition)))
        .filter(condition -> condition.text("reason").equals(Optional.of("Unschedulable")))
        .map(condition -> condition.text("message").orElse(""))
        .findFirst()
        .orElse("");
  }

  @Test
  @DisplayName("34 claim of a completed pod deleted: Terminating, still Bound, until the pod goes")
  default void row34() {
    try (Scene scene = scene(34)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject pod = scene.create(scene.pod("once").claim("data").runOnce().build());
      scene.awaitPhase(pod, "Succeeded");
      scene.delete(claim);
      assertThat(scene.staysIn(claim, "Bound").terminating()).isTrue();
      assertThat(Scene.phase(scene.volumeOf(claim))).isEqualTo("Bound");
      scene.delete(pod);
      scene.awaitGone(claim);
    }
  }

  @Test
  @DisplayName("36 claim with a stale owner: garbage collected; Released, with Delete destroyed")
  default void row36() {
    try (Scene scene = scene(36)) {
      KubeObject kept = scene.createPair(scene.reserved("kept", "kept"), scene.claim("kept"));
      KubeObject keptVolume = scene.volumeOf(kept);
      KubeObject lost =
          scene.createPair(scene.reserved("lost", "lost").policy("Delete"), scene.claim("lost"));
      KubeObject lostVolume = scene.volumeOf(lost);
      List<Map<String, String>> owners =
          List.of(
              Map.of("apiVersion", "apps/v1", "kind", "StatefulSet", "name", "past", "uid", STALE));
      scene.merge(kept, owners, "metadata", "ownerReferences");
      scene.merge(lost, owners, "metadata", "ownerReferences");
      KubeObject born =
          scene.create(scene.claim("born").owner("apps/v1", "StatefulSet", "past", STALE).build());

      scene.awaitGone(kept);
      scene.awaitPhase(keptVolume, "Released");
      scene.awaitGone(lostVolume);
      scene.awaitDiskGone(Scene.handle(lostVolume));
      scene.awaitGone(born);
      assertThat(scene.disks().keptData(Scene.handle(keptVolume))).isTrue();
    }
  }

  @Test
  @DisplayName("41 reserved and named, volume terminating: Bound, but attach is refused")
  default void row41() {
    try (Scene scene = scene(41)) {
      KubeObject volume =
          scene.createVolume(
              scene.reserved("pv", "data").finalizer("recover.dev/hold"), "Available");
      scene.delete(volume);
      scene.createClaim(scene.claim("data").volume(volume.name()), "Bound");
      scene.create(scene.pod("user").claim("data").build());
      Poll.until(
          "the attach to be refused",
          () ->
              scene.wire().list(ResourceType.VOLUME_ATTACHMENT, "", "").items().stream()
                  .filter(
                      a ->
                          a.text("spec", "source", "persistentVolumeName")
                              .equals(Optional.of(volume.name())))
                  .map(a -> a.text("status", "attachError", "message").orElse(""))
                  .toList(),
          errors -> errors.stream().anyMatch(e -> e.contains("is marked for deletion")));
      assertThat(scene.disks().starts(Scene.handle(volume))).isEmpty();
    }
  }

  @Test
  @DisplayName("48 volume's nodeAffinity matches no node: Bound, pod unschedulable")
  default void row48() {
    try (Scene scene = scene(48)) {
      scene.createPair(
          scene.reserved("pv", "data").onlyWhere("topology.kubernetes.io/zone", "zone-z"),
          scene.claim("data"));
      KubeObject pod = scene.create(scene.pod("user").claim("data").build());
      awaitUnschedulable(
          scene,
          pod,
          "node(s) didn't match PersistentVolume's node affinity",
          // As 1.30 says it.
          "node(s) had volume node affinity conflict");
    }
  }

  @Test
  @DisplayName(
      "49 StatefulSet starts before the claim, volume reserved: its claim takes the volume")
  default void row49() {
    try (Scene scene = scene(49)) {
      String gp3 = scene.gp3();
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data-web-0").storageClass(gp3), "Available");
      scene.create(
          ObjectBuilders.statefulSet(scene.namespace(), "web")
              .claims(scene.claim("data").storageClass(gp3))
              .build());
      KubeObject claim = scene.awaitPhase(scene.claim("data-web-0").build(), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(volume.name());
      scene.awaitPhase(scene.pod("web-0").build(), "Running");
      assertThat(scene.disks().starts(Scene.handle(volume)))
          .singleElement()
          .asString()
          .contains(scene.namespace() + "/web-0");
    }
  }

  @Test
  @DisplayName("50 claim of a pod's ephemeral volume made by another: pod is not owner")
  default void row50() {
    try (Scene scene = scene(50)) {
      scene.createPair(scene.reserved("pv", "user-data"), scene.claim("user-data"));
      KubeObject pod = scene.create(scene.pod("user").ephemeral(scene.claim("data")).build());
      scene.awaitEvent(
          pod,
          "Warning",
          "FailedBinding",
          "PVC " + scene.namespace() + "/user-data was not created for pod");
      awaitUnschedulable(scene, pod, "pod is not owner");
    }
  }

  @Test
  @DisplayName("66 volume with a stale cluster-wide owner: gone, disk kept; namespaced: stays")
  default void row66() {
    try (Scene scene = scene(66)) {
      KubeObject stays =
          scene.createVolume(
              scene.reserved("stays", "data").policy("Delete").owner("v1", "Pod", "past", STALE),
              "Available");
      KubeObject goes =
          scene.create(
              scene
                  .reserved("goes", "data")
                  .policy("Delete")
                  .owner("v1", "Node", "past", STALE)
                  .build());
      scene.awaitGone(goes);
      scene.staysIn(stays, "Available");
      assertThat(scene.disks().keptData(Scene.handle(goes))).isTrue();
    }
  }

  @Test
  @DisplayName("67 volume's zone label matches no node: Bound, pod unschedulable")
  default void row67() {
    try (Scene scene = scene(67)) {
      scene.createPair(
          scene.reserved("pv", "data").label("topology.kubernetes.io/zone", "zone-z"),
          scene.claim("data"));
      KubeObject pod = scene.create(scene.pod("user").claim("data").build());
      awaitUnschedulable(scene, pod, "node(s) had no available volume zone");
    }
  }

  @Test
  @DisplayName("70 volume reserved for a pod's ephemeral claim: Bound; pod gone: Released")
  default void row70() {
    try (Scene scene = scene(70)) {
      KubeObject volume = scene.createVolume(scene.reserved("pv", "user-data"), "Available");
      KubeObject pod = scene.create(scene.pod("user").ephemeral(scene.claim("data")).build());
      KubeObject claim = scene.awaitPhase(scene.claim("user-data").build(), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(volume.name());
      scene.awaitPhase(pod, "Running");
      scene.delete(pod);
      scene.awaitGone(claim);
      scene.awaitPhase(volume, "Released");
      assertThat(scene.disks().keptData(Scene.handle(volume))).isTrue();
    }
  }
}
