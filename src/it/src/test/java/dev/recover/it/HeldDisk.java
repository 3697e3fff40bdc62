// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import dev.recover.model.KubeObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A disk that a node of the old cluster still holds. */
final class HeldDisk {
  private HeldDisk() {}

  /** The attachment to {@code node-a} of a disk whose PersistentVolume is gone. */
  static KubeObject attachment(Place place, String handle) {
    String driver = place.driver();
    return KubeObject.of(
        Map.of(
            "apiVersion",
            "storage.k8s.io/v1",
            "kind",
            "VolumeAttachment",
            "metadata",
            Map.of("name", "csi-" + sha256(handle + driver + "node-a")),
            "spec",
            Map.of(
                "attacher",
                driver,
                "nodeName",
                "node-a",
                "source",
                Map.of("persistentVolumeName", "of-the-old-cluster"))));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
