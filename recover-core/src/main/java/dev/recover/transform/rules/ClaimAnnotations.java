// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.CLAIM;

import dev.recover.transform.Rule;
import java.util.List;

/** What controllers of the old cluster noted on a claim. */
public final class ClaimAnnotations {
  private static final String PROVISIONS =
      """
      The external provisioner acts on this annotation alone, without waiting for the volume
      controller: a claim whose volumeName were lost would get an empty disk.
      """;
  private static final String PINS =
      """
      With a class that waits for the first consumer it lets provisioning begin at once, and the
      scheduler pins the claim's pod to that node, which the target need not have.
      """;

  static final Strip BIND_COMPLETED =
      Strip.annotation("strip-bind-completed", CLAIM, "pv.kubernetes.io/bind-completed", "\"yes\"")
          .title("A new claim has not been bound yet")
          .why(
              """
              The controller takes a claim that carries it for bound. It finds no volume that agrees,
              declares the claim Lost, and leaves it so.
              """)
          .source(Sources.volumeController("syncBoundClaim"))
          .because("with it the controller would declare the claim Lost for good");

  static final Strip BOUND_BY_CONTROLLER =
      Strip.annotation(
              "strip-claim-bound-by-controller",
              CLAIM,
              "pv.kubernetes.io/bound-by-controller",
              "\"yes\"")
          .title("The claim's volume is named by us, not by the controller")
          .why(
              """
              Where the volume is held for another claim, the controller reports an error again and
              again instead of waiting.
              """)
          .source(Sources.volumeController("syncUnboundClaim"))
          .because("the volume was chosen by us, not by the target's controller");

  static final Strip STORAGE_PROVISIONER =
      provisioner("strip-storage-provisioner", "volume.kubernetes.io/storage-provisioner");

  static final Strip BETA_STORAGE_PROVISIONER =
      provisioner(
          "strip-beta-storage-provisioner", "volume.beta.kubernetes.io/storage-provisioner");

  static final Strip SELECTED_NODE =
      node("strip-selected-node", "volume.kubernetes.io/selected-node");

  static final Strip ALPHA_SELECTED_NODE =
      node("strip-alpha-selected-node", "volume.alpha.kubernetes.io/selected-node");

  static final Strip MIGRATED_TO =
      Strip.annotation(
              "strip-claim-migrated-to", CLAIM, "pv.kubernetes.io/migrated-to", "ebs.csi.aws.com")
          .title("Migration is worked out anew")
          .why("The controller works it out from storage-provisioner at every sync.")
          .source(Sources.migration("updateMigrationAnnotations"))
          .because(driver -> "whether " + driver + " takes the claim over is the target's to say");

  static final Strip STORAGE_RESIZER =
      Strip.annotation(
              "strip-storage-resizer",
              CLAIM,
              "volume.kubernetes.io/storage-resizer",
              "ebs.csi.aws.com")
          .title("Who resizes is named at the next resize")
          .why(
              """
              The expand controller writes it when a resize begins; a stale one names a resizer that may
              not run in the target.
              """)
          .source(Sources.kubernetes("pkg/volume/util/resize_util.go", "SetClaimResizer"))
          .because(resizer -> resizer + " resized the claim in the old cluster");

  static final Strip NODE_EXPANSION =
      Strip.annotation(
              "strip-node-expansion-not-required",
              CLAIM,
              "volume.kubernetes.io/node-expansion-not-required",
              "\"true\"")
          .title("The bookkeeping of one expansion ends with it")
          .why(
              """
              It tells the kubelet to skip growing the file system of a shared volume, for the expansion
              that was under way; kept, the next expansion would be skipped too.
              """)
          .source(
              Sources.kubernetes(
                  "pkg/volume/util/operationexecutor/node_expander.go", "runPreCheck"))
          .because("the expansion it was about ended in the old cluster");

  private ClaimAnnotations() {}

  public static List<Rule> all() {
    return List.of(
        BIND_COMPLETED,
        BOUND_BY_CONTROLLER,
        STORAGE_PROVISIONER,
        BETA_STORAGE_PROVISIONER,
        SELECTED_NODE,
        ALPHA_SELECTED_NODE,
        MIGRATED_TO,
        STORAGE_RESIZER,
        NODE_EXPANSION);
  }

  private static Strip provisioner(String id, String key) {
    return Strip.annotation(id, CLAIM, key, "ebs.csi.aws.com")
        .title("Nothing is to be provisioned for this claim")
        .why(PROVISIONS)
        .source(Sources.provisionerLibrary("shouldProvision"))
        .because(driver -> driver + " acts on it alone and could make an empty disk");
  }

  private static Strip node(String id, String key) {
    return Strip.annotation(id, CLAIM, key, "node-1")
        .title("The target's scheduler chooses the node")
        .why(PINS)
        .source(Sources.volumeController("syncUnboundClaim"))
        .because(node -> "node " + node + " was chosen in the old cluster");
  }
}
