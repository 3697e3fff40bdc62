// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Claims that name a volume which is not reserved, and claims that name none. */
interface OneSidedScenarios extends Scenarios {
  @Test
  @DisplayName("05 named, volume not reserved, classes differ: Pending, VolumeMismatch")
  default void row05() {
    try (Scene scene = scene(5)) {
      KubeObject volume =
          scene.createVolume(scene.volume("pv").storageClass(scene.name("other")), "Available");
      KubeObject claim =
          scene.create(scene.claim("data").storageClass(scene.gp3()).volume(volume.name()).build());
      scene.awaitEvent(
          claim,
          "Warning",
          "VolumeMismatch",
          "Cannot bind to requested volume \""
              + volume.name()
              + "\": storageClassName does not match");
      scene.staysIn(claim, "Pending");
    }
  }

  @Test
  @DisplayName("09 named, volume not reserved and too small: Pending, VolumeMismatch")
  default void row09() {
    try (Scene scene = scene(9)) {
      String gp3 = scene.gp3();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(gp3), "Available");
      KubeObject claim =
          scene.create(
              scene.claim("data").size("10Gi").storageClass(gp3).volume(volume.name()).build());
      scene.awaitEvent(claim, "Warning", "VolumeMismatch", "requested PV is too small");
      scene.staysIn(claim, "Pending");
    }
  }

  @Test
  @DisplayName("14 named, class waits for a pod, no pod: Bound at once, mark on the volume")
  default void row14() {
    try (Scene scene = scene(14)) {
      String late = scene.lateClass();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(late), "Available");
      KubeObject claim =
          scene.createClaim(scene.claim("data").storageClass(late).volume(volume.name()), "Bound");
      assertThat(Scene.bindMarks(claim)).containsExactly("bind-completed");
      assertThat(Scene.bindMarks(scene.read(volume))).containsExactly("bound-by-controller");
    }
  }

  @Test
  @DisplayName("15 neither, class waits for a pod, a free volume: Pending, WaitForFirstConsumer")
  default void row15() {
    try (Scene scene = scene(15)) {
      String late = scene.lateClass();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(late), "Available");
      KubeObject claim = scene.create(scene.claim("data").storageClass(late).build());
      scene.awaitEvent(claim, "Normal", "WaitForFirstConsumer", "");
      scene.staysIn(claim, "Pending");
      assertThat(Scene.phase(scene.read(volume))).isEqualTo("Available");
    }
  }

  @Test
  @DisplayName("25 claim without volume first, volume later: empty disk Bound, volume Available")
  default void row25() {
    try (Scene scene = scene(25)) {
      String gp3 = scene.gp3();
      KubeObject claim = scene.createClaim(scene.claim("data").storageClass(gp3), "Bound");
      KubeObject volume =
          scene.createVolume(scene.reserved("pv", "data").storageClass(gp3), "Available");
      scene.staysIn(volume, "Available");
      assertThat(scene.read(claim).text("spec", "volumeName")).contains("pvc-" + Scene.uid(claim));
      assertThat(Scene.bindMarks(scene.read(claim)))
          .containsExactly("bind-completed", "bound-by-controller");
      KubeObject made = scene.volumeOf(claim);
      assertThat(made.annotations())
          .containsEntry("pv.kubernetes.io/provisioned-by", world().driver())
          .containsEntry("volume.kubernetes.io/provisioner-deletion-secret-name", "")
          .containsEntry("volume.kubernetes.io/provisioner-deletion-secret-namespace", "");
      assertThat(scene.disks().madeFor(scene.namespace())).containsExactly(Scene.handle(made));
    }
  }

  @Test
  @DisplayName("27 class \"\", no volume: FailedBinding; reserved volume later: Bound")
  default void row27() {
    try (Scene scene = scene(27)) {
      KubeObject claim = scene.create(scene.claim("data").build());
      scene.awaitEvent(
          claim,
          "Normal",
          "FailedBinding",
          "no persistent volumes available for this claim and no storage class is set");
      scene.staysIn(claim, "Pending");
      KubeObject volume = scene.create(scene.reserved("pv", "data").build());
      scene.awaitPhase(volume, "Bound");
      assertThat(scene.awaitPhase(claim, "Bound").text("spec", "volumeName"))
          .contains(volume.name());
    }
  }

  @Test
  @DisplayName("40 named, the volume is terminating and not reserved: VolumeMismatch")
  default void row40() {
    try (Scene scene = scene(40)) {
      String gp3 = scene.gp3();
      KubeObject volume =
          scene.createVolume(
              scene.volume("pv").storageClass(gp3).finalizer("recover.dev/hold"), "Available");
      scene.delete(volume);
      KubeObject claim =
          scene.create(scene.claim("data").storageClass(gp3).volume(volume.name()).build());
      scene.awaitEvent(
          claim,
          "Warning",
          "VolumeMismatch",
          "the volume is marked for deletion \"" + volume.name() + "\"");
      scene.staysIn(claim, "Pending");
    }
  }

  @Test
  @DisplayName("43 two claims name one free volume: one Bound, the other FailedBinding")
  default void row43() {
    try (Scene scene = scene(43)) {
      String gp3 = scene.gp3();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(gp3), "Available");
      List<KubeObject> claims =
          List.of("one", "two").stream()
              .map(name -> scene.claim(name).storageClass(gp3).volume(volume.name()).build())
              .map(scene::create)
              .toList();
      KubeObject bound = scene.awaitPhase(volume, "Bound");
      String winner = bound.text("spec", "claimRef", "name").orElse("");
      for (KubeObject claim : claims) {
        if (claim.name().equals(winner)) {
          scene.awaitPhase(claim, "Bound");
        } else {
          scene.awaitEvent(claim, "Warning", "FailedBinding", "already bound to a different claim");
          scene.staysIn(claim, "Pending");
        }
      }
    }
  }
}
