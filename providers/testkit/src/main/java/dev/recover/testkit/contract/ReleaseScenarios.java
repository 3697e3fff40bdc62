// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Volumes whose claim is not the one they name, and what that does to them. */
interface ReleaseScenarios extends Scenarios {
  @Test
  @DisplayName("18 stale uid, Retain, claim names it: Released; Pending, FailedBinding")
  default void row18() {
    try (Scene scene = scene(18)) {
      stalePair(scene);
    }
  }

  private static KubeObject stalePair(Scene scene) {
    KubeObject volume =
        scene.createVolume(scene.reserved("pv", "data").claimUid(STALE), "Released");
    KubeObject claim = scene.create(scene.claim("data").volume(volume.name()).build());
    scene.awaitEvent(claim, "Warning", "FailedBinding", "already bound to a different claim.");
    scene.staysIn(claim, "Pending");
    assertThat(Scene.phase(scene.read(volume))).isEqualTo("Released");
    return claim;
  }

  @Test
  @DisplayName("19 the same, then claimRef.uid removed: Bound")
  default void row19() {
    try (Scene scene = scene(19)) {
      KubeObject claim = stalePair(scene);
      scene.merge(scene.volumeOf(claim), null, "spec", "claimRef", "uid");
      scene.awaitPhase(claim, "Bound");
      scene.awaitPhase(scene.volumeOf(claim), "Bound");
    }
  }

  @Test
  @DisplayName(
      "30 Bound, Retain, claim deleted: Released; claim made again: Pending, FailedBinding")
  default void row30() {
    try (Scene scene = scene(30)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      scene.delete(claim);
      scene.awaitGone(claim);
      scene.awaitPhase(volume, "Released");
      KubeObject again = scene.create(scene.claim("data").volume(volume.name()).build());
      scene.awaitEvent(again, "Warning", "FailedBinding", "already bound to a different claim.");
      scene.staysIn(again, "Pending");
      assertThat(scene.disks().keptData(Scene.handle(volume))).isTrue();
    }
  }

  @Test
  @DisplayName("69 Bound, Retain, claim deleted and made again at once: Released; Pending")
  default void row69() {
    try (Scene scene = scene(69)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      scene.delete(claim);
      KubeObject again = scene.claim("data").volume(volume.name()).build();
      dev.recover.testkit.Poll.until(
          "the name to be free", () -> scene.wire().create(again), reply -> reply.code() == 201);
      scene.awaitPhase(volume, "Released");
      scene.awaitEvent(again, "Warning", "FailedBinding", "already bound to a different claim.");
      scene.staysIn(again, "Pending");
    }
  }

  @Test
  @DisplayName("42 NFS, stale uid, Delete: Failed, VolumeFailedDelete")
  default void row42() {
    try (Scene scene = scene(42)) {
      failedNfs(scene);
    }
  }

  private static KubeObject failedNfs(Scene scene) {
    KubeObject volume =
        scene.createVolume(
            scene
                .reserved("nfs", "data")
                .unset("spec", "csi")
                .set("server", "spec", "nfs", "server")
                .set("/export", "spec", "nfs", "path")
                .policy("Delete")
                .claimUid(STALE),
            "Failed");
    scene.awaitEvent(
        volume,
        "Warning",
        "VolumeFailedDelete",
        "error getting deleter volume plugin for volume \""
            + volume.name()
            + "\": no deletable volume plugin matched");
    return volume;
  }

  @Test
  @DisplayName("65 the same, then Retain: stays Failed; then claimRef.uid removed: Available")
  default void row65() {
    try (Scene scene = scene(65)) {
      KubeObject volume = failedNfs(scene);
      scene.merge(volume, "Retain", "spec", "persistentVolumeReclaimPolicy");
      scene.staysIn(volume, "Failed");
      scene.merge(volume, null, "spec", "claimRef", "uid");
      scene.awaitPhase(volume, "Available");
    }
  }

  @Test
  @DisplayName(
      "64 driver's volume Bound: finalizer with Delete, gone with Retain, back with Delete")
  default void row64() {
    try (Scene scene = scene(64)) {
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data").policy("Delete"), "Available");
      scene.settle();
      assertThat(scene.read(volume).textList("metadata", "finalizers"))
          .doesNotContain(PROVISIONER_FINALIZER);
      scene.createClaim(scene.claim("data").volume(volume.name()), "Bound");
      awaitFinalizer(scene, volume, true);
      scene.merge(volume, "Retain", "spec", "persistentVolumeReclaimPolicy");
      awaitFinalizer(scene, volume, false);
      scene.merge(volume, "Delete", "spec", "persistentVolumeReclaimPolicy");
      awaitFinalizer(scene, volume, true);
    }
  }

  private static void awaitFinalizer(Scene scene, KubeObject volume, boolean there) {
    scene.await(
        volume,
        there ? "the provisioner's finalizer" : "no finalizer of the provisioner",
        seen -> seen.textList("metadata", "finalizers").contains(PROVISIONER_FINALIZER) == there);
  }
}
