// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.testkit.ObjectBuilders.VolumeBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reclaim policy Delete: when a disk with data on it is destroyed, and when it is not. */
interface DeletedDiskScenarios extends Scenarios {
  private static VolumeBuilder doomed(Scene scene) {
    return scene.reserved("pv", "data").policy("Delete");
  }

  /** A Bound pair of policy Delete that the provisioner has put its finalizer on. */
  private static KubeObject doomedPair(Scene scene) {
    KubeObject claim = scene.createPair(doomed(scene), scene.claim("data"));
    scene.await(
        scene.volumeOf(claim),
        "the provisioner's finalizer",
        seen -> seen.textList("metadata", "finalizers").contains(PROVISIONER_FINALIZER));
    return claim;
  }

  private static void assertDestroyed(Scene scene, KubeObject volume) {
    scene.awaitGone(volume);
    scene.awaitDiskGone(Scene.handle(volume));
  }

  private static void assertKept(Scene scene, KubeObject volume) {
    scene.settle();
    assertThat(scene.disks().keptData(Scene.handle(volume))).isTrue();
  }

  @Test
  @DisplayName("16 stale uid, Delete: Released, disk destroyed, volume gone")
  default void row16() {
    try (Scene scene = scene(16)) {
      assertDestroyed(scene, scene.create(doomed(scene).claimUid(STALE).build()));
    }
  }

  @Test
  @DisplayName("17 the same beside a claim of that name: destroyed, claim Pending")
  default void row17() {
    try (Scene scene = scene(17)) {
      KubeObject claim = scene.create(scene.claim("data").volume(scene.name("pv")).build());
      scene.awaitPhase(claim, "Pending");
      assertDestroyed(scene, scene.create(doomed(scene).claimUid(STALE).build()));
      scene.staysIn(claim, "Pending");
    }
  }

  @Test
  @DisplayName("31 static volume without provisioned-by, Delete, claim deleted: destroyed")
  default void row31() {
    try (Scene scene = scene(31)) {
      KubeObject claim = scene.createPair(doomed(scene), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      assertThat(volume.annotations()).doesNotContainKey("pv.kubernetes.io/provisioned-by");
      scene.delete(claim);
      assertDestroyed(scene, volume);
    }
  }

  @Test
  @DisplayName("32 Delete, volume deleted: Terminating while Bound; then claim deleted: destroyed")
  default void row32() {
    try (Scene scene = scene(32)) {
      KubeObject claim = doomedPair(scene);
      KubeObject volume = scene.volumeOf(claim);
      scene.delete(volume);
      assertThat(scene.staysIn(volume, "Bound").terminating()).isTrue();
      scene.delete(claim);
      assertDestroyed(scene, volume);
    }
  }

  @Test
  @DisplayName("33 the same, but Retain in between: volume gone, disk kept")
  default void row33() {
    try (Scene scene = scene(33)) {
      KubeObject claim = doomedPair(scene);
      KubeObject volume = scene.volumeOf(claim);
      scene.delete(volume);
      scene.merge(volume, "Retain", "spec", "persistentVolumeReclaimPolicy");
      scene.await(
          volume,
          "no finalizer of the provisioner",
          seen -> !seen.textList("metadata", "finalizers").contains(PROVISIONER_FINALIZER));
      scene.delete(claim);
      scene.awaitGone(volume);
      assertKept(scene, volume);
    }
  }

  @Test
  @DisplayName(
      "53 Bound, claimRef.uid set to another: claim Lost, volume Released; Delete: destroyed")
  default void row53() {
    try (Scene scene = scene(53)) {
      KubeObject kept = scene.createPair(scene.reserved("kept", "kept"), scene.claim("kept"));
      scene.merge(scene.volumeOf(kept), STALE, "spec", "claimRef", "uid");
      KubeObject claim = doomedPair(scene);
      KubeObject volume = scene.volumeOf(claim);
      scene.merge(volume, STALE, "spec", "claimRef", "uid");

      scene.awaitPhase(kept, "Lost");
      scene.awaitPhase(scene.volumeOf(kept), "Released");
      scene.awaitPhase(claim, "Lost");
      assertDestroyed(scene, volume);
      assertKept(scene, scene.volumeOf(kept));
    }
  }

  @Test
  @DisplayName(
      "56 two volumes, one disk; claim of the Delete one deleted: destroyed under the other")
  default void row56() {
    try (Scene scene = scene(56)) {
      KubeObject claim = scene.createPair(doomed(scene), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      KubeObject twin =
          scene.createPair(
              scene
                  .reserved("twin", "twin")
                  .set(Scene.handle(volume), "spec", "csi", "volumeHandle"),
              scene.claim("twin"));
      scene.delete(claim);
      assertDestroyed(scene, volume);
      scene.staysIn(twin, "Bound");
      assertThat(Scene.phase(scene.volumeOf(twin))).isEqualTo("Bound");
    }
  }

  @Test
  @DisplayName("57 Available, Delete, volume deleted: gone, disk kept")
  default void row57() {
    try (Scene scene = scene(57)) {
      KubeObject volume = scene.createVolume(doomed(scene), "Available");
      scene.delete(volume);
      scene.awaitGone(volume);
      assertKept(scene, volume);
    }
  }

  @Test
  @DisplayName("58 stale uid, Delete, provisioned by another driver: Released, disk kept")
  default void row58() {
    try (Scene scene = scene(58)) {
      KubeObject volume =
          scene.createVolume(
              doomed(scene)
                  .claimUid(STALE)
                  .annotation("pv.kubernetes.io/provisioned-by", "other.example.com"),
              "Released");
      scene.staysIn(volume, "Released");
      assertKept(scene, volume);
    }
  }
}
