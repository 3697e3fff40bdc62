// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.KubernetesWire.Patch;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.WireReply;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the API accepts, resets and refuses. */
interface WriteScenarios extends Scenarios {
  @Test
  @DisplayName("44 claim's volumeName and class, volume's handle and volumeMode: 422 each")
  default void row44() {
    try (Scene scene = scene(44)) {
      KubeObject claim =
          scene.create(scene.claim("data").storageClass("x").volume(scene.name("absent")).build());
      KubeObject volume = scene.createVolume(scene.reserved("pv", "other"), "Available");
      assertInvalid(scene.wire().merge(claim, Scene.change("y", "spec", "volumeName")));
      assertInvalid(scene.wire().merge(claim, Scene.change("", "spec", "storageClassName")));
      assertInvalid(scene.wire().merge(volume, Scene.change("h", "spec", "csi", "volumeHandle")));
      assertInvalid(scene.wire().merge(volume, Scene.change("Block", "spec", "volumeMode")));
      assertInvalid(
          scene.wire().put(scene.read(claim).with(FieldPath.of("spec", "volumeName"), "y")));
      assertInvalid(
          scene
              .wire()
              .put(scene.read(volume).with(FieldPath.of("spec", "csi", "volumeHandle"), "h")));
    }
  }

  private static void assertInvalid(WireReply reply) {
    assertThat(reply.code()).as(reply.message()).isEqualTo(422);
    assertThat(reply.reason()).isEqualTo("Invalid");
  }

  @Test
  @DisplayName("45 volume's class, capacity, claimRef and policy can be patched")
  default void row45() {
    try (Scene scene = scene(45)) {
      KubeObject volume = scene.createVolume(scene.reserved("pv", "data"), "Available");
      scene.merge(volume, scene.name("other"), "spec", "storageClassName");
      scene.merge(volume, "2Gi", "spec", "capacity", "storage");
      scene.merge(volume, "elsewhere", "spec", "claimRef", "name");
      scene.merge(volume, "Delete", "spec", "persistentVolumeReclaimPolicy");
      KubeObject seen = scene.read(volume);
      assertThat(seen.text("spec", "capacity", "storage")).contains("2Gi");
      assertThat(seen.text("spec", "claimRef", "name")).contains("elsewhere");
      assertThat(seen.text("spec", "persistentVolumeReclaimPolicy")).contains("Delete");
    }
  }

  @Test
  @DisplayName("46 create with a resourceVersion: 500 without reason; a dry run passes")
  default void row46() {
    try (Scene scene = scene(46)) {
      KubeObject volume =
          scene.reserved("pv", "data").set("1", "metadata", "resourceVersion").build();
      assertThat(scene.wire().create(volume, "dryRun=All").code()).isEqualTo(201);
      WireReply reply = scene.wire().create(volume);
      assertThat(reply.code()).isEqualTo(500);
      assertThat(reply.reason()).isEmpty();
      assertThat(reply.message())
          .contains("resourceVersion should not be set on objects to be created");
    }
  }

  @Test
  @DisplayName("47 claim in a terminating namespace: 403; in a missing one: 404")
  default void row47() {
    try (Scene scene = scene(47)) {
      KubeObject held = scene.create(scene.claim("held").finalizer("recover.dev/hold").build());
      KubeObject namespace = ObjectBuilders.namespace(scene.namespace());
      scene.delete(namespace);
      scene.awaitPhase(namespace, "Terminating");
      WireReply refused = scene.wire().create(scene.claim("data").build());
      assertThat(refused.code()).isEqualTo(403);
      assertThat(refused.body().list("details", "causes").toString())
          .contains("NamespaceTerminating");
      scene.merge(held, null, "metadata", "finalizers");

      WireReply missing =
          scene.wire().create(ObjectBuilders.claim(scene.name("missing"), "data").build());
      assertThat(missing.code()).isEqualTo(404);
      assertThat(missing.message())
          .isEqualTo("namespaces \"" + scene.name("missing") + "\" not found");
    }
  }

  @Test
  @DisplayName("59 create with uid, times, selfLink, generation, status: reset, but generation")
  default void row59() {
    try (Scene scene = scene(59)) {
      String old = "2020-01-01T00:00:00Z";
      KubeObject made =
          scene.create(
              scene
                  .reserved("pv", "data")
                  .set(STALE, "metadata", "uid")
                  .set(old, "metadata", "creationTimestamp")
                  .set(old, "metadata", "deletionTimestamp")
                  .set("/old", "metadata", "selfLink")
                  .set(7L, "metadata", "generation")
                  .set(Map.of("phase", "Bound"), "status")
                  .build());
      assertThat(made.uid()).isPresent().isNotEqualTo(java.util.Optional.of(STALE));
      assertThat(made.text("metadata", "creationTimestamp")).isPresent().get().isNotEqualTo(old);
      assertThat(made.terminating()).isFalse();
      assertThat(made.at("metadata", "selfLink")).isEmpty();
      assertThat(made.at("metadata", "generation")).contains(7L);
      assertThat(Scene.phase(made)).isEqualTo("Pending");
      scene.awaitPhase(made, "Available");
    }
  }

  @Test
  @DisplayName("60 unknown field: warned and dropped; Strict: 400 and 422; apply: 500")
  default void row60() {
    try (Scene scene = scene(60)) {
      KubeObject odd = scene.reserved("pv", "data").set("y", "spec", "x").build();
      WireReply reply = scene.wire().create(odd);
      assertThat(reply.code()).isEqualTo(201);
      assertThat(reply.warnings())
          .singleElement()
          .asString()
          .contains("unknown field \\\"spec.x\\\"");
      assertThat(reply.body().at("spec", "x")).isEmpty();

      KubeObject other = scene.reserved("strict", "data").set("y", "spec", "x").build();
      WireReply strict = scene.wire().create(other, "fieldValidation=Strict");
      assertThat(strict.code()).isEqualTo(400);
      assertThat(strict.message()).contains("strict decoding error: unknown field \"spec.x\"");
      WireReply patched =
          scene
              .wire()
              .patch(odd, Patch.MERGE, Scene.change("z", "spec", "x"), "fieldValidation=Strict");
      assertThat(patched.code()).isEqualTo(422);
      WireReply applied = scene.wire().apply(other, "contract");
      assertThat(applied.code()).isEqualTo(500);
      assertThat(applied.message()).contains(".spec.x: field not declared in schema");
      scene.delete(odd);
    }
  }

  @Test
  @DisplayName("61 stale uid: merge 422, put 409, delete 409; stale resourceVersion: 409")
  default void row61() {
    try (Scene scene = scene(61)) {
      KubeObject first = scene.create(scene.reserved("pv", "data").build());
      scene.awaitPhase(first, "Available");
      KubeObject now = scene.read(first);
      assertThat(scene.wire().merge(now, Scene.change(STALE, "metadata", "uid")).code())
          .isEqualTo(422);
      assertThat(scene.wire().put(now.with(FieldPath.of("metadata", "uid"), STALE)).code())
          .isEqualTo(409);
      assertConflict(scene.wire().delete(now, Map.of("preconditions", Map.of("uid", STALE))));

      String old = first.resourceVersion().orElse("");
      assertThat(now.resourceVersion()).isPresent().isNotEqualTo(first.resourceVersion());
      assertConflict(scene.wire().merge(now, Scene.change(old, "metadata", "resourceVersion")));
      assertConflict(
          scene.wire().delete(now, Map.of("preconditions", Map.of("resourceVersion", old))));
    }
  }

  private static void assertConflict(WireReply reply) {
    assertThat(reply.code()).as(reply.message()).isEqualTo(409);
    assertThat(reply.reason()).isEqualTo("Conflict");
  }

  @Test
  @DisplayName("62 create a name that is terminating: 409 AlreadyExists, object is being deleted")
  default void row62() {
    try (Scene scene = scene(62)) {
      KubeObject volume =
          scene.createVolume(
              scene.reserved("pv", "data").finalizer("recover.dev/hold"), "Available");
      scene.delete(volume);
      WireReply reply = scene.wire().create(scene.reserved("pv", "data").build());
      assertThat(reply.code()).isEqualTo(409);
      assertThat(reply.reason()).isEqualTo("AlreadyExists");
      assertThat(reply.message())
          .isEqualTo(
              "object is being deleted: persistentvolumes \""
                  + volume.name()
                  + "\" already exists");
    }
  }

  @Test
  @DisplayName("63 Bound volume applied again: same 200, other uid 409, no claimRef: restored")
  default void row63() {
    try (Scene scene = scene(63)) {
      ObjectBuilders.VolumeBuilder volume = scene.reserved("pv", "data");
      KubeObject applied = volume.build();
      assertThat(scene.wire().apply(applied, "contract").code()).isEqualTo(201);
      scene.awaitPhase(applied, "Available");
      KubeObject claim = scene.createClaim(scene.claim("data").volume(applied.name()), "Bound");

      WireReply same = scene.wire().apply(applied, "contract");
      assertThat(same.code()).isEqualTo(200);
      assertThat(same.body().text("spec", "claimRef", "uid")).isEqualTo(claim.uid());

      WireReply other = scene.wire().apply(volume.claimUid(STALE).build(), "contract");
      assertThat(other.code()).isEqualTo(409);
      assertThat(other.message()).contains("conflict").contains(".spec.claimRef.uid");

      WireReply without =
          scene.wire().apply(applied.without(FieldPath.of("spec", "claimRef")), "contract");
      assertThat(without.code()).isEqualTo(200);
      assertThat(without.body().map("spec", "claimRef")).containsOnlyKeys("uid", "resourceVersion");
      KubeObject restored =
          scene.await(
              applied,
              "its claimRef back",
              seen -> seen.text("spec", "claimRef", "name").isPresent());
      assertThat(Scene.bindMarks(restored)).containsExactly("bound-by-controller");
      scene.staysIn(claim, "Bound");
      assertThat(
              Scene.phase(
                  scene.wire().get(ResourceType.PERSISTENT_VOLUME, "", applied.name()).good()))
          .isEqualTo("Bound");
    }
  }
}
