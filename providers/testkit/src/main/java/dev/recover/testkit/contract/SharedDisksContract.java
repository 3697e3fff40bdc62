// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.testkit.Poll;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two clusters over the same disks, as two clusters of one cloud account are: a disk is attached in
 * one of them at a time, and each of them can destroy it.
 */
public abstract class SharedDisksContract {
  /** The cluster that has the disk first. */
  protected abstract World one();

  /** The other cluster, with the same folder of disks. */
  protected abstract World two();

  private static KubeObject pair(Scene scene, String handle, String policy) {
    return scene.createPair(
        scene.reserved("pv", "data").policy(policy).set(handle, "spec", "csi", "volumeHandle"),
        scene.claim("data"));
  }

  @Test
  @DisplayName("a disk attached in one cluster is refused to the other until it is let go")
  void oneClusterAtATime() {
    try (Scene first = Scene.open(one(), 90);
        Scene second = Scene.open(two(), 90)) {
      String handle = first.disks().make();
      pair(first, handle, "Retain");
      KubeObject volume = second.volumeOf(pair(second, handle, "Retain"));
      KubeObject holder = first.create(first.pod("holder").claim("data").build());
      first.awaitPhase(holder, "Running");

      KubeObject waiter = second.create(second.pod("waiter").claim("data").build());
      Poll.until(
          "the attach to be refused",
          () -> attachError(second, volume),
          error -> error.contains(handle + " is attached to "));
      second.staysIn(waiter, "Pending");

      first.delete(holder);
      second.awaitPhase(waiter, "Running");
      assertThat(second.disks().starts(handle))
          .hasSize(2)
          .last()
          .asString()
          .contains(second.namespace() + "/waiter");
      assertThat(second.disks().keptData(handle)).isTrue();
    }
  }

  private static String attachError(Scene scene, KubeObject volume) {
    return scene.wire().list(ResourceType.VOLUME_ATTACHMENT, "", "").items().stream()
        .filter(
            attachment ->
                attachment
                    .text("spec", "source", "persistentVolumeName")
                    .equals(Optional.of(volume.name())))
        .map(attachment -> attachment.text("status", "attachError", "message").orElse(""))
        .findFirst()
        .orElse("");
  }

  @Test
  @DisplayName("policy Delete left in the old cluster destroys the disk under the new one")
  void theOldClusterDestroys() {
    try (Scene first = Scene.open(one(), 91);
        Scene second = Scene.open(two(), 91)) {
      String handle = first.disks().make();
      KubeObject old = pair(first, handle, "Delete");
      KubeObject moved = pair(second, handle, "Retain");
      first.delete(old);
      first.awaitDiskGone(handle);
      second.staysIn(moved, "Bound");
    }
  }
}
