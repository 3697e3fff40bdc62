// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.VOLUME;

import dev.recover.transform.Rule;
import java.util.List;

/** What controllers of the old cluster noted on a PersistentVolume. */
public final class VolumeAnnotations {
  static final Strip BOUND_BY_CONTROLLER =
      Strip.annotation(
              "strip-volume-bound-by-controller",
              VOLUME,
              "pv.kubernetes.io/bound-by-controller",
              "\"yes\"")
          .title("The volume's claim is named by us, not by the controller")
          .why(
              """
              With it, the controller sets claimRef to null when the claim ends up elsewhere: the
              reservation is lost and any claim may take the disk. Without it only the uid is cleared.
              """)
          .source(Sources.volumeController("unbindVolume"))
          .because(
              "with it the controller may drop the claimRef, and any claim could take the disk");

  static final Strip MIGRATED_TO =
      Strip.annotation(
              "strip-volume-migrated-to",
              VOLUME,
              "pv.kubernetes.io/migrated-to",
              "pd.csi.storage.gke.io")
          .title("Migration is worked out anew")
          .why(
              """
              The controller writes it at every sync from provisioned-by; without provisioned-by a
              stale one stays, and the controller leaves the volume to a provisioner that may not run.
              """)
          .source(Sources.migration("updateMigrationAnnotations"))
          .because(driver -> "whether " + driver + " takes the volume over is the target's to say");

  private VolumeAnnotations() {}

  public static List<Rule> all() {
    return List.of(
        BOUND_BY_CONTROLLER,
        new ProvisionedBy(),
        MIGRATED_TO,
        new PreResizeCapacity(),
        new MountOptionsAnnotation(),
        keepInformation());
  }

  private static Keep keepInformation() {
    return Keep.showing(
        Keep.of("keep-volume-gid", VOLUME, "The group of a volume's files stays")
            .what("Keeps the annotations pv.beta.kubernetes.io/gid and kubernetes.io/createdby.")
            .why(
                """
                The kubelet adds the group of pv.beta.kubernetes.io/gid to the pod; without it the pod
                may not read its own files. The other only informs.
                """)
            .source(
                Sources.kubernetes(
                    "pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go",
                    "getPVVolumeGidAnnotationValue")),
        """
        metadata:
          annotations:
            pv.beta.kubernetes.io/gid: "1000"
        """);
  }
}
