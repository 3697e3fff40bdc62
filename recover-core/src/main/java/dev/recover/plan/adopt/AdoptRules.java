// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.transform.Action;
import dev.recover.transform.Explanation;
import dev.recover.transform.Scope;
import java.util.List;

/** What {@code recover explain} says about how a pair is made from a disk. */
public final class AdoptRules {
  /** The annotation that lists the fields which stand in no disk's metadata. */
  public static final String GUESSED = "recover.dev/guessed-fields";

  /** The rule id of fields that the disk tells. */
  public static final String FROM_DISK = "reconstruct-from-disk";

  /** The rule id of fields that somebody answered. */
  public static final String ANSWERED = "guessed-field";

  /** The rule id of the mount option that keeps a disk from being formatted. */
  public static final String READ_ONLY = "first-mount-read-only";

  private static final String MOUNT_SOURCE =
      "https://github.com/kubernetes/mount-utils/blob/master/mount_linux.go formatAndMountSensitive";

  /** All of them. */
  public static final List<Explanation> EXPLANATIONS =
      List.of(
          Explanation.of(FROM_DISK, Scope.BOTH, Action.REWRITE, "makes a pair from a disk")
              .what(
                  """
                  Driver, handle, capacity and node affinity of the PersistentVolume, and the names
                  of volume and claim, come from the disk and its metadata. The policy is Retain, the
                  volume is reserved for the claim by name, and the claim names the volume.
                  """)
              .why(
                  """
                  Without a bundle the disk's record is all that is left. The reason of the edit is
                  the evidence by which the disk was taken for this claim's.
                  """)
              .source(
                  "https://cloud.google.com/kubernetes-engine/docs/how-to/persistent-volumes/preexisting-pd")
              .example(
                  "spec: {}",
                  """
                  spec:
                    capacity: {storage: 10Gi}
                    csi: {driver: ebs.csi.aws.com, volumeHandle: vol-0a1b}
                  """),
          Explanation.of(
                  ANSWERED, Scope.BOTH, Action.REWRITE, "a field that no disk's metadata has")
              .what(
                  """
                  volumeMode, fsType, accessModes, storageClassName, mountOptions and the claim's
                  request stand in no disk's metadata. Somebody answers each of them: the command
                  line, a mapping file, or a StatefulSet, claim or class of the target. The annotation
                  recover.dev/guessed-fields of both objects lists them.
                  """)
              .why(
                  """
                  A raw block device that is declared Filesystem is formatted at its first mount;
                  a wrong class or access mode keeps pods from the volume.
                  """)
              .source(MOUNT_SOURCE)
              .example("spec: {}", "spec: {volumeMode: Filesystem}"),
          Explanation.of(READ_ONLY, Scope.VOLUME, Action.REWRITE, "the first mount formats nothing")
              .what(
                  """
                  spec.mountOptions of a file system volume gets "ro", unless --first-mount
                  read-write or the mapping file says otherwise.
                  """)
              .why(
                  """
                  A disk on which no file system is recognised is formatted when it is mounted, and
                  with the option ro the same code fails with UnformattedReadOnly instead. The option
                  reaches the driver at NodeStage, where the formatting is done; csi.readOnly does
                  not, and cannot be changed afterwards, as mountOptions can.
                  """)
              .source(MOUNT_SOURCE)
              .example("spec: {}", "spec: {mountOptions: [ro]}"));

  private AdoptRules() {}
}
