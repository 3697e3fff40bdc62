// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.sandbox.controller.base.VolumeView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How VolumeAttachments are named. */
public final class Attachments {
  private Attachments() {}

  /** Returns {@code csi-} and the digest of handle, driver and node, as the kubelet expects it. */
  public static String name(VolumeView volume, String node) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String all = volume.handle() + volume.driver() + node;
      return "csi-" + HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256", e);
    }
  }
}
