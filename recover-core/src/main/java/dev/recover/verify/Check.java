// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import java.util.Locale;

/** Everything that must hold for a volume to be called restored, in the order it is reported. */
public enum Check {
  CLAIM_BOUND("the claim is Bound", "Kubernetes has bound it and pods may use it"),
  VOLUME_BOUND("the PersistentVolume is Bound", "its controller agrees that a claim has it"),
  CLAIM_NAMES_VOLUME("the claim names the PersistentVolume", "no other volume stands behind it"),
  BIND_COMPLETED("binding is completed", "the scheduler takes the claim for bound"),
  VOLUME_NAMES_CLAIM("the PersistentVolume names the claim", "no other claim can take the disk"),
  UIDS_AGREE("the PersistentVolume carries the claim's uid", "the kubelet mounts it for no other"),
  SOURCE_SAME("the source is as planned", "nobody replaced the PersistentVolume by another"),
  DISK_SAME("the disk is the captured one", "driver and handle are those of the capture"),
  RETAINED("the policy is Retain", "the disk outlives claim and PersistentVolume"),
  NOT_TERMINATING("neither is being deleted", "the pair is there to stay"),
  CAPACITY_SAME("the sizes agree", "the claim has what it asks for and no resize is under way"),
  MODES_SAME("access modes and volumeMode are as planned", "the workload can mount it as before"),
  CLASS_SAME("both name the planned class", "it can be grown, and nothing sees two classes"),
  NOTHING_PROVISIONED("no disk was provisioned for the claim", "no empty disk took part"),
  DISK_ONCE("no second PersistentVolume has the disk", "nothing else can attach or delete it"),
  REACHABLE("a node can take it", "affinity, zone and driver allow a pod to be scheduled"),
  OWNERS_LIVE("no owner that is gone", "garbage collection will not delete the claim"),
  NO_WARNINGS("no warning since it was bound", "no controller complains about the pair");

  private final String title;
  private final String proves;

  Check(String title, String proves) {
    this.title = title;
    this.proves = proves;
  }

  /** Stable and readable, for files and scripts: {@code claim-bound}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What holds when it is confirmed, as one clause. */
  public String title() {
    return title;
  }

  /** What that means to the user, as one clause. */
  public String proves() {
    return proves;
  }
}
