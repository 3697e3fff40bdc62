// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Claims that say they are bound, to a volume that does not agree. */
interface LostScenarios extends Scenarios {
  /**
   * A claim that kept bind-completed, to a volume reserved by name: Lost.
   *
   * <p>The volume has a class of the scene's own: some rows free it, and it must not be taken by
   * the classless claim of another scene.
   */
  private static KubeObject misbound(Scene scene, String claim) {
    KubeObject volume =
        scene.createVolume(
            scene.reserved(claim, claim).storageClass(scene.name("own")), "Available");
    KubeObject lost =
        scene.createClaim(
            scene.claim(claim).volume(volume.name()).annotation(COMPLETED, "yes"), "Lost");
    scene.awaitEvent(lost, "Warning", "ClaimMisbound", "Two claims are bound to the same volume");
    return lost;
  }

  private static KubeObject lostWithoutVolume(Scene scene, String claim) {
    KubeObject lost =
        scene.createClaim(
            scene.claim(claim).volume(scene.name(claim)).annotation(COMPLETED, "yes"), "Lost");
    scene.awaitEvent(lost, "Warning", "ClaimLost", "has lost its PersistentVolume");
    return lost;
  }

  private static void assertBecomesBound(Scene scene, KubeObject claim) {
    scene.awaitPhase(claim, "Bound");
    scene.awaitPhase(scene.volumeOf(scene.read(claim)), "Bound");
  }

  @Test
  @DisplayName("20 claim keeps bind-completed, volume reserved by name: Lost, for ever")
  default void row20() {
    try (Scene scene = scene(20)) {
      KubeObject lost = misbound(scene, "data");
      assertThat(Scene.phase(scene.volumeOf(lost))).isEqualTo("Available");
      scene.staysIn(lost, "Lost");
      assertThat(Scene.phase(scene.volumeOf(lost))).isEqualTo("Available");
      assertThat(scene.read(lost).at("status", "capacity")).isEmpty();
    }
  }

  @Test
  @DisplayName("21 such a claim, then claimRef null: Bound")
  default void row21() {
    try (Scene scene = scene(21)) {
      KubeObject lost = misbound(scene, "data");
      scene.merge(scene.volumeOf(lost), null, "spec", "claimRef");
      assertBecomesBound(scene, lost);
    }
  }

  @Test
  @DisplayName("22 claim keeps bind-completed, no volume: Lost, ClaimLost")
  default void row22() {
    try (Scene scene = scene(22)) {
      scene.staysIn(lostWithoutVolume(scene, "data"), "Lost");
    }
  }

  @Test
  @DisplayName("23 such a claim, then its volume without claimRef, or with the live uid: Bound")
  default void row23() {
    try (Scene scene = scene(23)) {
      String gp3 = scene.gp3();
      KubeObject free = lostWithoutVolume(scene, "free");
      scene.create(scene.volume("free").storageClass(gp3).build());
      assertBecomesBound(scene, free);

      KubeObject live = lostWithoutVolume(scene, "live");
      scene.create(scene.reserved("live", "live").claimUid(Scene.uid(live)).build());
      assertBecomesBound(scene, live);
    }
  }

  @Test
  @DisplayName("35 volume removed by force and made again by name: Lost, stays Lost")
  default void row35() {
    try (Scene scene = scene(35)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      scene.delete(volume);
      scene.merge(volume, null, "metadata", "finalizers");
      scene.awaitPhase(claim, "Lost");
      scene.createVolume(scene.reserved("pv", "data"), "Available");
      scene.staysIn(claim, "Lost");
    }
  }

  @Test
  @DisplayName("51 Bound, claimRef's uid and resourceVersion removed: claim Lost, volume Available")
  default void row51() {
    try (Scene scene = scene(51)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      java.util.Map<String, Object> nothing = new java.util.HashMap<>();
      nothing.put("uid", null);
      nothing.put("resourceVersion", null);
      scene.merge(volume, Map.of("spec", Map.of("claimRef", nothing)));
      scene.awaitPhase(volume, "Available");
      scene.awaitEvent(claim, "Warning", "ClaimMisbound", "");
      scene.staysIn(claim, "Lost");
      assertThat(Scene.phase(scene.read(volume))).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("52 Lost by misbinding; live uid, claimRef null or bind-completed removed: Bound")
  default void row52() {
    try (Scene scene = scene(52)) {
      KubeObject uid = misbound(scene, "uid");
      scene.merge(scene.volumeOf(uid), Scene.uid(uid), "spec", "claimRef", "uid");
      KubeObject reference = misbound(scene, "reference");
      scene.merge(scene.volumeOf(reference), null, "spec", "claimRef");
      KubeObject mark = misbound(scene, "mark");
      scene.merge(mark, null, "metadata", "annotations", COMPLETED);
      assertBecomesBound(scene, uid);
      assertBecomesBound(scene, reference);
      assertBecomesBound(scene, mark);
    }
  }
}
