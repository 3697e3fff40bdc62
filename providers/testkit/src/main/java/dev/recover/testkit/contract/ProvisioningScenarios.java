// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.Poll;
import dev.recover.testkit.WireReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Annotations kept from an earlier cluster that make the provisioner act. */
interface ProvisioningScenarios extends Scenarios {
  @Test
  @DisplayName("39 stale storage-provisioner, no volume named: an empty disk")
  default void row39() {
    try (Scene scene = scene(39)) {
      KubeObject claim =
          scene.createClaim(
              scene
                  .claim("data")
                  .storageClass(scene.gp3())
                  .annotation(PROVISIONER, world().driver()),
              "Bound");
      assertThat(scene.disks().madeFor(scene.namespace()))
          .containsExactly(Scene.handle(scene.volumeOf(claim)));
      scene.awaitEvent(claim, "Normal", "ProvisioningSucceeded", "");
    }
  }

  @Test
  @DisplayName(
      "54 the same beside a reserved volume: one of them Bound, the other Available or gone")
  default void row54() {
    try (Scene scene = scene(54)) {
      String gp3 = scene.gp3();
      KubeObject reserved =
          scene.createVolume(scene.reserved("pv", "data").storageClass(gp3), "Available");
      KubeObject claim =
          scene.createClaim(
              scene.claim("data").storageClass(gp3).annotation(PROVISIONER, world().driver()),
              "Bound");
      scene.settle();
      String empty = "pvc-" + Scene.uid(claim);
      String bound = claim.text("spec", "volumeName").orElse("");
      assertThat(bound).isIn(reserved.name(), empty);
      WireReply made = scene.wire().get(ResourceType.PERSISTENT_VOLUME, "", empty);
      if (bound.equals(empty)) {
        assertThat(Scene.phase(scene.read(reserved))).isEqualTo("Available");
      } else if (made.code() == 200) {
        assertThat(Scene.phase(scene.awaitPhase(made.body(), "Available"))).isNotEmpty();
        assertThat(made.body().text("spec", "claimRef", "name")).contains("data");
      }
    }
  }

  @Test
  @DisplayName("55 stale storage-provisioner, reserved and named: Bound, no disk made")
  default void row55() {
    try (Scene scene = scene(55)) {
      String gp3 = scene.gp3();
      KubeObject claim =
          scene.createPair(
              scene.reserved("pv", "data").storageClass(gp3),
              scene.claim("data").storageClass(gp3).annotation(PROVISIONER, world().driver()));
      scene.settle();
      assertThat(scene.disks().madeFor(scene.namespace())).isEmpty();
      assertThat(scene.events(claim)).isEmpty();
    }
  }

  @Test
  @DisplayName("68 class waits for a pod, stale selected-node of no node: an empty disk at once")
  default void row68() {
    try (Scene scene = scene(68)) {
      KubeObject claim =
          scene.create(
              scene
                  .claim("data")
                  .storageClass(scene.lateClass())
                  .annotation("volume.kubernetes.io/selected-node", "node-of-the-past")
                  .build());
      Poll.until(
          "an empty disk",
          () -> scene.disks().madeFor(scene.namespace()),
          made -> made.size() == 1);
      scene.awaitPhase(claim, "Bound");
    }
  }
}
