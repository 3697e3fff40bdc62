// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A volume that is reserved for a claim by name, and claims that name it or do not. */
interface ReservedScenarios extends Scenarios {
  private static void assertPrebound(Scene scene, KubeObject claim) {
    assertThat(Scene.bindMarks(scene.read(claim))).containsExactly("bind-completed");
    KubeObject volume = scene.volumeOf(claim);
    assertThat(Scene.bindMarks(volume)).isEmpty();
    assertThat(volume.text("spec", "claimRef", "uid")).isEqualTo(claim.uid());
    assertThat(Scene.phase(volume)).isEqualTo("Bound");
  }

  @Test
  @DisplayName("01 reserved and named, both class \"\": Bound, only bind-completed on the claim")
  default void row01() {
    try (Scene scene = scene(1)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      assertPrebound(scene, claim);
      assertThat(claim.text("status", "capacity", "storage")).contains("1Gi");
      assertThat(claim.textList("status", "accessModes")).containsExactly("ReadWriteOnce");
    }
  }

  @Test
  @DisplayName("02 reserved and named, one class: Bound")
  default void row02() {
    try (Scene scene = scene(2)) {
      String gp3 = scene.gp3();
      assertPrebound(
          scene,
          scene.createPair(
              scene.reserved("pv", "data").storageClass(gp3),
              scene.claim("data").storageClass(gp3)));
      assertThat(scene.disks().madeFor(scene.namespace())).isEmpty();
    }
  }

  @Test
  @DisplayName("03 reserved and named, the class is missing: Bound")
  default void row03() {
    try (Scene scene = scene(3)) {
      String missing = scene.name("missing");
      assertPrebound(
          scene,
          scene.createPair(
              scene.reserved("pv", "data").storageClass(missing),
              scene.claim("data").storageClass(missing)));
    }
  }

  @Test
  @DisplayName("04 reserved and named, classes differ: Bound")
  default void row04() {
    try (Scene scene = scene(4)) {
      KubeObject claim =
          scene.createPair(
              scene.reserved("pv", "data").storageClass(scene.name("other")),
              scene.claim("data").storageClass(scene.gp3()));
      assertPrebound(scene, claim);
      assertThat(claim.text("spec", "storageClassName")).contains(scene.name("gp3"));
    }
  }

  @Test
  @DisplayName("08 reserved and named, volume 5Gi, request 10Gi: Bound with 5Gi, ExternalExpanding")
  default void row08() {
    try (Scene scene = scene(8)) {
      String gp3 = scene.gp3();
      KubeObject claim =
          scene.createPair(
              scene.reserved("pv", "data").size("5Gi").storageClass(gp3),
              scene.claim("data").size("10Gi").storageClass(gp3));
      assertThat(claim.text("status", "capacity", "storage")).contains("5Gi");
      // A Normal event, but a Warning in 1.30.
      scene.awaitEvent(
          claim, "ExternalExpanding", "waiting for an external controller to expand this PVC");
    }
  }

  @Test
  @DisplayName("10 only reserved, too small: an empty disk is made, the volume stays Available")
  default void row10() {
    try (Scene scene = scene(10)) {
      String gp3 = scene.gp3();
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data").storageClass(gp3), "Available");
      KubeObject claim =
          scene.createClaim(scene.claim("data").size("10Gi").storageClass(gp3), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains("pvc-" + Scene.uid(claim));
      assertThat(scene.disks().madeFor(scene.namespace())).hasSize(1);
      assertThat(Scene.phase(scene.read(volume))).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("11 only reserved, fits: Bound, bound-by-controller on the claim")
  default void row11() {
    try (Scene scene = scene(11)) {
      String gp3 = scene.gp3();
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data").storageClass(gp3), "Available");
      KubeObject claim = scene.createClaim(scene.claim("data").storageClass(gp3), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(volume.name());
      assertThat(Scene.bindMarks(claim)).containsExactly("bind-completed", "bound-by-controller");
      assertThat(Scene.bindMarks(scene.read(volume))).isEmpty();
    }
  }

  @Test
  @DisplayName("12 only reserved, class and selector differ: Bound")
  default void row12() {
    try (Scene scene = scene(12)) {
      KubeObject volume =
          scene.createVolume(
              scene.reserved("pv", "data").storageClass(scene.name("other")), "Available");
      KubeObject claim =
          scene.createClaim(
              scene
                  .claim("data")
                  .storageClass(scene.gp3())
                  .set("elsewhere", "spec", "selector", "matchLabels", "tier"),
              "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(volume.name());
    }
  }

  @Test
  @DisplayName("13 only reserved, class waits for a pod, no pod: Bound at once")
  default void row13() {
    try (Scene scene = scene(13)) {
      String late = scene.lateClass();
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data").storageClass(late), "Available");
      KubeObject claim = scene.createClaim(scene.claim("data").storageClass(late), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(volume.name());
    }
  }

  @Test
  @DisplayName(
      "24 claim names its volume first, reserved volume later: Pending silently, then Bound")
  default void row24() {
    try (Scene scene = scene(24)) {
      String gp3 = scene.gp3();
      KubeObject claim =
          scene.create(scene.claim("data").storageClass(gp3).volume(scene.name("pv")).build());
      scene.staysIn(claim, "Pending");
      assertThat(scene.events(claim)).isEmpty();
      scene.create(scene.reserved("pv", "data").storageClass(gp3).build());
      assertPrebound(scene, scene.awaitPhase(claim, "Bound"));
    }
  }

  @Test
  @DisplayName("28 another claim asks for the reserved volume: Pending, FailedBinding")
  default void row28() {
    try (Scene scene = scene(28)) {
      KubeObject volume = scene.createVolume(scene.reserved("pv", "data"), "Available");
      KubeObject other = scene.create(scene.claim("other").volume(volume.name()).build());
      scene.awaitEvent(
          other,
          "Warning",
          "FailedBinding",
          "volume \"" + volume.name() + "\" already bound to a different claim.");
      scene.staysIn(other, "Pending");
      assertThat(Scene.phase(scene.read(volume))).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("29 reserved with more access modes, free with fewer: the claim takes the free one")
  default void row29() {
    try (Scene scene = scene(29)) {
      String gp3 = scene.gp3();
      KubeObject reserved =
          scene.createVolume(
              scene
                  .reserved("reserved", "data")
                  .storageClass(gp3)
                  .modes("ReadWriteOnce", "ReadOnlyMany"),
              "Available");
      KubeObject free = scene.createVolume(scene.volume("free").storageClass(gp3), "Available");
      KubeObject claim = scene.createClaim(scene.claim("data").storageClass(gp3), "Bound");
      assertThat(claim.text("spec", "volumeName")).contains(free.name());
      assertThat(Scene.phase(scene.read(reserved))).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("37 volumeMode differs: only reserved stays Pending; reserved and named is Bound")
  default void row37() {
    try (Scene scene = scene(37)) {
      KubeObject volume =
          scene.createVolume(
              scene.reserved("block", "one").set("Block", "spec", "volumeMode"), "Available");
      KubeObject one = scene.create(scene.claim("one").build());
      scene.awaitEvent(
          one,
          "Normal",
          "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set");
      scene.staysIn(one, "Pending");
      assertThat(scene.events(volume)).isEmpty();

      KubeObject two =
          scene.createPair(
              scene.reserved("both", "two").set("Block", "spec", "volumeMode"), scene.claim("two"));
      assertThat(scene.events(two)).isEmpty();
    }
  }

  @Test
  @DisplayName("38 VolumeAttributesClass differs: only named is a mismatch; reserved too is Bound")
  default void row38() {
    try (Scene scene = scene(38)) {
      String[] attributes = {"spec", "volumeAttributesClassName"};
      scene.createPair(
          scene.reserved("both", "both"), scene.claim("both").set("silver", attributes));

      String gp3 = scene.gp3();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(gp3), "Available");
      KubeObject claim =
          scene.create(
              scene
                  .claim("named")
                  .storageClass(gp3)
                  .volume(volume.name())
                  .set("silver", attributes)
                  .build());
      if (!world().attributesClasses()) {
        scene.awaitPhase(claim, "Bound");
        return;
      }
      scene.awaitEvent(
          claim, "Warning", "VolumeMismatch", "volumeAttributesClassName does not match");
      scene.staysIn(claim, "Pending");
    }
  }
}
