// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import static dev.recover.transform.Scope.BOTH;
import static dev.recover.transform.Scope.CLAIM;
import static dev.recover.transform.Scope.VOLUME;

import dev.recover.model.FieldPath;
import dev.recover.transform.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may delete the object: owners and finalizers. */
public final class Ownership {
  private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");
  private static final FieldPath FINALIZERS = FieldPath.of("metadata", "finalizers");
  private static final Set<String> PROTECTION =
      Set.of("kubernetes.io/pv-protection", "kubernetes.io/pvc-protection");
  private static final Set<String> PROVISIONER =
      Set.of("external-provisioner.volume.kubernetes.io/finalizer", "kubernetes.io/pv-controller");

  static final StripItems STATEFUL_SET_OWNER =
      StripItems.of("strip-statefulset-owner", CLAIM, OWNERS, owner("StatefulSet"))
          .picking(item -> Set.of("StatefulSet", "Pod").contains(kindOf(item)))
          .title("A StatefulSet adds itself as owner again")
          .why(
              """
              A retention policy of Delete makes the StatefulSet, or a pod it removes, the owner of
              a claim. A reference with the old uid blocks the new StatefulSet's pods, and the garbage
              collector deletes the claim.
              """)
          .source(
              Sources.kubernetes(
                  "pkg/controller/statefulset/stateful_set_utils.go",
                  "updateClaimOwnerRefForSetAndPod"))
          .because(item -> kindOf(item) + " " + nameOf(item) + " has another uid in the target");

  static final StripItems OWNER_REFERENCES =
      StripItems.of("strip-owner-references", BOTH, OWNERS, owner("RedisCluster"))
          .title("No owner of the old cluster owns anything in the target")
          .why(
              """
              An owner that is not found, or has another uid, is dangling: the garbage collector
              deletes the object, and with reclaim policy Delete the disk goes with the claim.
              """)
          .source(
              Sources.kubernetes(
                  "pkg/controller/garbagecollector/garbagecollector.go",
                  "isDangling, attemptToDeleteItem"))
          .because(
              item ->
                  kindOf(item)
                      + " "
                      + nameOf(item)
                      + " of the old cluster does not exist here under that uid, so the garbage"
                      + " collector would delete the object");

  static final StripItems PROVISIONER_FINALIZER =
      StripItems.of(
              "strip-provisioner-finalizer",
              VOLUME,
              FINALIZERS,
              "- external-provisioner.volume.kubernetes.io/finalizer")
          .picking(PROVISIONER::contains)
          .title("The provisioner holds a volume only while its policy is Delete")
          .why(
              """
              The provisioner adds it again for policy Delete and removes it on Retain. Created with
              it and without that provisioner, a PersistentVolume can never be removed.
              """)
          .source(Sources.provisionerLibrary("handleProtectionFinalizer"))
          .because("the volume is created with Retain, where the provisioner keeps none");

  static final StripItems ATTACHER_FINALIZER =
      StripItems.of(
              "strip-attacher-finalizer", VOLUME, FINALIZERS, "- external-attacher/ebs-csi-aws-com")
          .picking(item -> String.valueOf(item).startsWith("external-attacher/"))
          .title("The attacher adds its finalizer when it attaches")
          .why(
              """
              It is removed only by the attacher of that driver, once no VolumeAttachment names the
              volume; without that attacher in the target the object would stay Terminating.
              """)
          .source(Sources.attacher("GetFinalizerName"))
          .because(item -> item + " is set at attach, and nothing is attached yet");

  static final StripItems SNAPSHOT_SOURCE_FINALIZER =
      StripItems.of(
              "strip-snapshot-source-finalizer",
              CLAIM,
              FINALIZERS,
              "- snapshot.storage.kubernetes.io/pvc-as-source-protection")
          .picking("snapshot.storage.kubernetes.io/pvc-as-source-protection"::equals)
          .title("No snapshot of the new claim is being taken")
          .why(
              """
              The snapshot controller sets it while a snapshot is cut and removes it afterwards; for
              a snapshot of the old cluster nobody would remove it.
              """)
          .source(Sources.snapshotter("PVCFinalizer"))
          .because("the snapshot that set it was cut in the old cluster");

  static final StripItems CLONING_FINALIZER =
      StripItems.of(
              "strip-cloning-finalizer",
              CLAIM,
              FINALIZERS,
              "- provisioner.storage.kubernetes.io/cloning-protection")
          .picking("provisioner.storage.kubernetes.io/cloning-protection"::equals)
          .title("The new claim is not being cloned")
          .why(
              """
              The provisioner sets it on the source of a clone and removes it afterwards; for a clone
              of the old cluster nobody would remove it.
              """)
          .source(Sources.provisioner("setCloneFinalizer"))
          .because("the clone that set it was made in the old cluster");

  static final StripItems OTHER_FINALIZERS =
      StripItems.of("strip-finalizers", BOTH, FINALIZERS, "- kubernetes.io/pvc-protection")
          .title("Finalizers are added by whoever removes them")
          .why(
              """
              Admission adds the two protection finalizers by itself. Any other is removed only by a
              controller that may not exist in the target, and the object would stay Terminating.
              """)
          .source(
              Sources.kubernetes(
                  "plugin/pkg/admission/storage/storageobjectinuseprotection/admission.go",
                  "admitPV, admitPVC"))
          .because(
              item ->
                  PROTECTION.contains(String.valueOf(item))
                      ? "admission adds " + item + " by itself"
                      : "the controller that removes " + item + " may not run in the target");

  private Ownership() {}

  public static List<Rule> all() {
    return List.of(
        STATEFUL_SET_OWNER,
        OWNER_REFERENCES,
        PROVISIONER_FINALIZER,
        ATTACHER_FINALIZER,
        SNAPSHOT_SOURCE_FINALIZER,
        CLONING_FINALIZER,
        OTHER_FINALIZERS);
  }

  private static String owner(String kind) {
    return "- apiVersion: apps/v1\n  kind: " + kind + "\n  name: redis\n  uid: 9f1d-old";
  }

  private static String kindOf(Object item) {
    return text(item, "kind");
  }

  private static String nameOf(Object item) {
    return text(item, "name");
  }

  private static String text(Object item, String key) {
    return item instanceof Map<?, ?> map ? String.valueOf(map.get(key)) : String.valueOf(item);
  }
}
