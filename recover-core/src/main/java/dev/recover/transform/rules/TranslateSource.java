// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;
import dev.recover.transform.VolumeSource;

/** Writes an in-tree source as one of its CSI driver, and where the disk is as the driver does. */
final class TranslateSource implements Rule {
  private static final FieldPath CSI = FieldPath.of("spec", "csi");
  private static final FieldPath TERMS =
      FieldPath.of("spec", "nodeAffinity", "required", "nodeSelectorTerms");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "translate-source",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "An in-tree source becomes that of its CSI driver, when asked for")
        .what(
            """
            With --to-csi, or `to-csi: translate` in a rules file: awsElasticBlockStore, azureDisk,
            azureFile, cinder, gcePersistentDisk and portworxVolume become spec.csi, and zone
            requirements get the driver's topology key; where there is none, every term gets one from
            the zone label. A vsphereVolume cannot be translated and says so. Without it, in-tree
            sources stay, and Kubernetes hands them to the same drivers.
            """)
        .why(
            """
            Kubernetes translates such sources while it runs, and never what is stored. A volume with
            the driver's own source can be snapshotted, grown and modified through the driver's classes,
            and does not depend on a plug-in that is gone.
            """)
        .source(
            Sources.translation(
                "plugins/in_tree_volume.go",
                "translateTopologyFromInTreeToCSI, TranslateInTreePVToCSI"))
        .example(
            "to-csi: translate",
            """
            spec:
              cinder: {volumeID: 573e024d, fsType: ext4}
              nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
                {key: topology.kubernetes.io/zone, operator: In, values: [nova]}]}]}}
            """,
            """
            spec:
              csi: {driver: cinder.csi.openstack.org, volumeHandle: 573e024d, fsType: ext4}
              nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [
                {key: topology.cinder.csi.openstack.org/zone, operator: In, values: [nova]}]}]}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    draft.asCsi().ifPresent(translated -> rewrite(draft, translated));
  }

  private static void rewrite(Draft draft, KubeObject translated) {
    String driver = translated.text("spec", "csi", "driver").orElse("");
    VolumeSource.of(draft.captured(Side.VOLUME))
        .filter(source -> !source.isCsi())
        .ifPresent(
            source ->
                draft.strip(
                    Side.VOLUME, source.path(), "to-csi: the driver " + driver + " has this disk"));
    translated
        .at(CSI)
        .ifPresent(
            csi ->
                draft.set(Side.VOLUME, CSI, csi, "to-csi: the same disk as the driver names it"));
    translated
        .at(TERMS)
        .ifPresent(
            terms ->
                draft.set(
                    Side.VOLUME,
                    TERMS,
                    terms,
                    "to-csi: the zone under the key that the driver's nodes carry"));
  }
}
