// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.testkit.Poll;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A default StorageClass, which is the whole cluster's: these run one after another.
 *
 * <p>Admission learns of a class a moment after its creation, so each scenario waits until a dry
 * run shows that it has.
 */
interface DefaultClassScenarios extends Scenarios {
  String LOCK = "the default class";

  private static String makeDefault(Scene scene) {
    String name = scene.create(scene.storageClass("default").makeDefault().build()).name();
    awaitAdmission(scene, Optional.of(name));
    return name;
  }

  private static void awaitAdmission(Scene scene, Optional<String> wanted) {
    KubeObject probe = scene.claim("probe").noClass().build();
    Poll.until(
        "admission to set class " + wanted,
        () -> scene.wire().create(probe, "dryRun=All").good().text("spec", "storageClassName"),
        wanted::equals);
  }

  @Test
  @ResourceLock(LOCK)
  @DisplayName(
      "06 named, no class, a default, volume of another class: default set, VolumeMismatch")
  default void row06() {
    try (Scene scene = scene(6)) {
      String standard = makeDefault(scene);
      KubeObject volume =
          scene.createVolume(scene.volume("pv").storageClass(scene.name("other")), "Available");
      KubeObject claim = scene.create(scene.claim("data").noClass().volume(volume.name()).build());
      assertThat(claim.text("spec", "storageClassName")).contains(standard);
      scene.awaitEvent(claim, "Warning", "VolumeMismatch", "storageClassName does not match");
      scene.staysIn(claim, "Pending");
    }
  }

  @Test
  @ResourceLock(LOCK)
  @DisplayName("07 reserved and named, no class, a default, volume \"\": default set, Bound")
  default void row07() {
    try (Scene scene = scene(7)) {
      String standard = makeDefault(scene);
      KubeObject claim =
          scene.createPair(scene.reserved("pv", "data"), scene.claim("data").noClass());
      assertThat(claim.text("spec", "storageClassName")).contains(standard);
    }
  }

  @Test
  @ResourceLock(LOCK)
  @DisplayName("26 no class, a default, no volume: default set, empty disk")
  default void row26() {
    try (Scene scene = scene(26)) {
      String standard = makeDefault(scene);
      KubeObject claim = scene.createClaim(scene.claim("data").noClass(), "Bound");
      assertThat(claim.text("spec", "storageClassName")).contains(standard);
      assertThat(scene.disks().madeFor(scene.namespace())).hasSize(1);
    }
  }

  @Test
  @ResourceLock(LOCK)
  @DisplayName(
      "71 no class, then a default appears: named keeps none; not named gets an empty disk")
  default void row71() {
    try (Scene scene = scene(71)) {
      awaitAdmission(scene, Optional.empty());
      KubeObject named =
          scene.create(scene.claim("named").noClass().volume(scene.name("absent")).build());
      KubeObject open = scene.create(scene.claim("open").noClass().build());
      scene.awaitPhase(named, "Pending");
      scene.awaitEvent(open, "Normal", "FailedBinding", "no storage class is set");
      String standard = makeDefault(scene);
      KubeObject bound = scene.awaitPhase(open, "Bound");
      assertThat(bound.text("spec", "storageClassName")).contains(standard);
      assertThat(scene.disks().madeFor(scene.namespace())).hasSize(1);
      assertThat(scene.staysIn(named, "Pending").at("spec", "storageClassName")).isEmpty();
    }
  }
}
