// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;

/** Keeps what the driver needs to know of a volume; per-cluster keys are set on request. */
final class SetVolumeAttributes implements Rule {
  private static final FieldPath ATTRIBUTES = FieldPath.of("spec", "csi", "volumeAttributes");

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "set-volume-attributes",
            Scope.VOLUME,
            Action.CONDITIONAL,
            "The driver's attributes of a volume go through")
        .what(
            """
            Keeps spec.csi.volumeAttributes; set-volume-attributes of a rules file gives keys that are
            there another value.
            """)
        .why(
            """
            The driver cannot mount the disk without them. A few name the cluster, such as Ceph's
            clusterID, and are another in the target. They cannot be changed once the volume exists.
            """)
        .source(
            "https://github.com/RamenDR/ramen/blob/main/internal/controller/vrg_volrep.go"
                + " updatePVClusterIDForRestore")
        .example(
            "set-volume-attributes: {clusterID: ceph-b}",
            "spec: {csi: {volumeAttributes: {clusterID: ceph-a, pool: fast}}}",
            "spec: {csi: {volumeAttributes: {clusterID: ceph-b, pool: fast}}}");
  }

  @Override
  public void rewrite(Draft draft) {
    for (String key : draft.directions().keys(Setting.SET_VOLUME_ATTRIBUTES)) {
      FieldPath path = ATTRIBUTES.then(key);
      if (draft.has(Side.VOLUME, path)) {
        draft
            .directions()
            .mapped(Setting.SET_VOLUME_ATTRIBUTES, key)
            .ifPresent(
                value ->
                    draft.set(Side.VOLUME, path, value, "set-volume-attributes asks for " + value));
      }
    }
  }
}
