// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import java.util.List;

/** Fields of the two specs that go through as captured. */
public final class KeptFields {
  static final Keep SOURCE =
      Keep.showing(
          Keep.of("keep-volume-source", Scope.VOLUME, "The disk is named as it was")
              .what(
                  """
                  Keeps the volume's source: of a CSI volume driver, volumeHandle, fsType and readOnly; of
                  any other all of it.
                  """)
              .why(
                  """
                  It says which disk this is, and cannot be changed once the volume exists. Another
                  handle would be another disk.
                  """)
              .source(Sources.validation("ValidatePersistentVolumeUpdate")),
          "spec: {csi: {driver: ebs.csi.aws.com, volumeHandle: vol-0a1b, fsType: ext4}}");

  static final Keep CAPACITY =
      Keep.showing(
          Keep.of("keep-capacity", Scope.VOLUME, "The volume's capacity stays")
              .what("Keeps spec.capacity.")
              .why("It is the size of the disk; the claim's request is held against it.")
              .source(Sources.volumeController("checkVolumeSatisfyClaim")),
          "spec: {capacity: {storage: 5Gi}}");

  static final Keep ACCESS_MODES =
      Keep.showing(
          Keep.of("keep-access-modes", Scope.BOTH, "Access modes stay")
              .what("Keeps spec.accessModes of both objects.")
              .why(
                  """
                  The claim's must be among the volume's. They are part of how the disk is attached: a CSI
                  volume with both ReadWriteOnce and ReadOnlyMany is refused at attach.
                  """)
              .source(Sources.volumeController("checkVolumeSatisfyClaim")),
          "claim: {spec: {accessModes: [ReadWriteOnce]}}");

  static final Keep MOUNT_OPTIONS =
      Keep.showing(
          Keep.of("keep-mount-options", Scope.VOLUME, "Mount options stay")
              .what("Keeps spec.mountOptions.")
              .why("The file system was used with them; a class's options are not looked at again.")
              .source(Sources.kubernetes("pkg/volume/util/util.go", "MountOptionFromSpec")),
          "spec: {mountOptions: [noatime]}");

  static final Keep VOLUME_MODE =
      Keep.showing(
          Keep.of("keep-volume-mode", Scope.BOTH, "Block stays Block")
              .what("Keeps spec.volumeMode of both objects.")
              .why(
                  """
                  A disk used as Block has no file system to mount, and one with a file system is not to
                  be written to raw. It cannot be changed once the volume exists.
                  """)
              .source(Sources.validation("ValidatePersistentVolumeUpdate")),
          "claim: {spec: {volumeMode: Block}}");

  static final Keep SELECTOR =
      Keep.showing(
          Keep.of("keep-selector", Scope.CLAIM, "A claim's selector stays")
              .what("Keeps spec.selector.")
              .why(
                  """
                  It is ignored where the claim names its volume, and a claim that has one cannot be
                  provisioned, which is one more guard.
                  """)
              .source(Sources.volumeController("syncUnboundClaim")),
          "spec: {selector: {matchLabels: {tier: fast}}}");

  private KeptFields() {}

  public static List<Rule> all() {
    return List.of(SOURCE, CAPACITY, ACCESS_MODES, MOUNT_OPTIONS, VOLUME_MODE, SELECTOR);
  }
}
