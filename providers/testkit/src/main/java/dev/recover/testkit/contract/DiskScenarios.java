// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.Poll;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where disks are: attached for pods, held while they are, let go afterwards. */
interface DiskScenarios extends Scenarios {
  private static List<KubeObject> attachments(Scene scene, KubeObject volume) {
    return scene.wire().list(ResourceType.VOLUME_ATTACHMENT, "", "").items().stream()
        .filter(
            attachment ->
                attachment
                    .text("spec", "source", "persistentVolumeName")
                    .equals(Optional.of(volume.name())))
        .toList();
  }

  private static KubeObject awaitAttached(Scene scene, KubeObject volume) {
    return Poll.until(
            volume + " to be attached",
            () -> attachments(scene, volume),
            seen ->
                seen.stream().anyMatch(a -> a.at("status", "attached").equals(Optional.of(true))))
        .get(0);
  }

  private static void awaitDetached(Scene scene, KubeObject volume) {
    Poll.until(
        volume + " to be detached", () -> attachments(scene, volume), found -> found.isEmpty());
  }

  private static List<String> inUse(Scene scene, String node) {
    return scene.wire().get(ResourceType.NODE, "", node).good().textList("status", "volumesInUse");
  }

  private static String attached(Scene scene, String node) {
    KubeObject found = scene.wire().get(ResourceType.NODE, "", node).good();
    return found.list("status", "volumesAttached").toString();
  }

  @Test
  @DisplayName("72 pod starts: attached under the digest's name, in use, one line on the disk")
  default void row72() {
    try (Scene scene = scene(72)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      KubeObject pod = scene.create(scene.pod("user").claim("data").on("node-a").build());
      scene.awaitPhase(pod, "Running");

      KubeObject attachment = awaitAttached(scene, volume);
      assertThat(attachment.name()).matches("csi-[0-9a-f]{64}");
      assertThat(attachment.text("spec", "nodeName")).contains("node-a");
      assertThat(attachment.text("spec", "attacher")).contains(world().driver());
      String finalizer = "external-attacher/" + world().driver().replace('.', '-');
      assertThat(attachment.textList("metadata", "finalizers")).contains(finalizer);
      assertThat(scene.read(volume).textList("metadata", "finalizers")).contains(finalizer);
      String unique = "kubernetes.io/csi/" + world().driver() + "^" + Scene.handle(volume);
      Poll.until("the node to use it", () -> inUse(scene, "node-a"), all -> all.contains(unique));
      Poll.until("the node to have it", () -> attached(scene, "node-a"), a -> a.contains(unique));
      assertThat(scene.disks().starts(Scene.handle(volume)))
          .singleElement()
          .asString()
          .matches(".* " + scene.namespace() + "/user [0-9a-f-]{36} node-a");

      scene.delete(pod);
      awaitDetached(scene, volume);
      assertThat(inUse(scene, "node-a")).doesNotContain(unique);
      Poll.until("the node to lose it", () -> attached(scene, "node-a"), a -> !a.contains(unique));
    }
  }

  @Test
  @DisplayName("73 attached and Released, Delete: VolumeFailedDelete, disk kept while attached")
  default void row73() {
    try (Scene scene = scene(73)) {
      KubeObject claim =
          scene.createPair(scene.reserved("pv", "data").policy("Delete"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      KubeObject pod = scene.create(scene.pod("user").claim("data").build());
      scene.awaitPhase(pod, "Running");
      awaitAttached(scene, volume);
      scene.merge(volume, STALE, "spec", "claimRef", "uid");
      scene.awaitEvent(
          volume,
          "Warning",
          "VolumeFailedDelete",
          "persistentvolume " + volume.name() + " is still attached to node ");
      scene.staysIn(volume, "Released");
      assertThat(scene.disks().keptData(Scene.handle(volume))).isTrue();
    }
  }

  @Test
  @DisplayName("74 volume deleted while attached, Retain: kept by the attacher until detached")
  default void row74() {
    try (Scene scene = scene(74)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      KubeObject pod = scene.create(scene.pod("user").claim("data").build());
      scene.awaitPhase(pod, "Running");
      scene.delete(volume);
      scene.delete(claim);
      assertThat(scene.staysIn(claim, "Bound").terminating()).isTrue();
      scene.delete(pod);
      scene.awaitGone(claim);
      scene.awaitGone(volume);
      awaitDetached(scene, volume);
      assertThat(scene.disks().keptData(Scene.handle(volume))).isTrue();
    }
  }

  @Test
  @DisplayName("75 two volumes, one disk, pods on two nodes: Multi-Attach error for the second")
  default void row75() {
    try (Scene scene = scene(75)) {
      KubeObject claim = scene.createPair(scene.reserved("pv", "data"), scene.claim("data"));
      KubeObject volume = scene.volumeOf(claim);
      scene.createPair(
          scene.reserved("twin", "twin").set(Scene.handle(volume), "spec", "csi", "volumeHandle"),
          scene.claim("twin"));
      KubeObject first = scene.create(scene.pod("first").claim("data").on("node-a").build());
      scene.awaitPhase(first, "Running");
      KubeObject same = scene.create(scene.pod("same").claim("twin").on("node-a").build());
      scene.awaitPhase(same, "Running");
      KubeObject other = scene.create(scene.pod("other").claim("twin").on("node-b").build());
      scene.awaitEvent(other, "Warning", "FailedAttachVolume", "Multi-Attach error for volume");
      scene.staysIn(other, "Pending");
    }
  }

  @Test
  @DisplayName("76 class waits for a pod, pod comes: node selected, empty disk, pod runs")
  default void row76() {
    try (Scene scene = scene(76)) {
      KubeObject claim = scene.create(scene.claim("data").storageClass(scene.lateClass()).build());
      KubeObject pod = scene.create(scene.pod("user").claim("data").on("node-b").build());
      scene.awaitPhase(pod, "Running");
      KubeObject bound = scene.awaitPhase(claim, "Bound");
      assertThat(bound.annotations())
          .containsEntry("volume.kubernetes.io/selected-node", "node-b")
          .containsEntry(PROVISIONER, world().driver());
      assertThat(scene.disks().starts(Scene.handle(scene.volumeOf(bound)))).hasSize(1);
    }
  }

  @Test
  @DisplayName("77 class waits for a pod, a free volume, pod comes: the volume is taken")
  default void row77() {
    try (Scene scene = scene(77)) {
      String late = scene.lateClass();
      KubeObject volume = scene.createVolume(scene.volume("pv").storageClass(late), "Available");
      KubeObject claim = scene.create(scene.claim("data").storageClass(late).build());
      KubeObject pod = scene.create(scene.pod("user").claim("data").build());
      scene.awaitPhase(pod, "Running");
      KubeObject bound = scene.awaitPhase(claim, "Bound");
      assertThat(bound.text("spec", "volumeName")).contains(volume.name());
      assertThat(Scene.bindMarks(scene.read(volume))).containsExactly("bound-by-controller");
      assertThat(scene.disks().madeFor(scene.namespace())).isEmpty();
    }
  }

  @Test
  @DisplayName("78 pod of a Lost claim, of a missing claim: unschedulable")
  default void row78() {
    try (Scene scene = scene(78)) {
      scene.createClaim(
          scene.claim("lost").volume(scene.name("absent")).annotation(COMPLETED, "yes"), "Lost");
      KubeObject lost = scene.create(scene.pod("one").claim("lost").build());
      scene.awaitEvent(
          lost,
          "Warning",
          "FailedScheduling",
          "bound to non-existent persistentvolume \"" + scene.name("absent") + "\"");
      KubeObject missing = scene.create(scene.pod("two").claim("missing").build());
      scene.awaitEvent(
          missing, "Warning", "FailedScheduling", "persistentvolumeclaim \"missing\" not found");
      scene.create(scene.claim("missing").volume(scene.name("absent")).build());
      scene.awaitEvent(
          missing,
          "Warning",
          "FailedScheduling",
          "pod has unbound immediate PersistentVolumeClaims");
    }
  }
}
