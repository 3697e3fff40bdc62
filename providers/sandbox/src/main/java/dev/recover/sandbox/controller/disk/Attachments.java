// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.disk.Digests;

/** How VolumeAttachments are named. */
public final class Attachments {
  private Attachments() {}

  /** Returns {@code csi-} and the digest of handle, driver and node, as the kubelet expects it. */
  public static String name(VolumeView volume, String node) {
    return "csi-" + Digests.hex(volume.handle() + volume.driver() + node);
  }
}
