// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.controller.volume.Classes;
import dev.recover.sandbox.controller.volume.FreeVolumes;
import dev.recover.sandbox.store.ObjectStore;
import java.util.Optional;

/** Claims whose class waits for a pod: given a free volume, or a node to be provisioned on. */
final class LateBinding {
  private final ObjectStore store;
  private final FreeVolumes free;
  private final Classes classes;

  LateBinding(ObjectStore store, FreeVolumes free, Classes classes) {
    this.store = store;
    this.free = free;
    this.classes = classes;
  }

  /** Whether a claim can be satisfied on a node. */
  boolean possible(ClaimView claim, KubeObject node) {
    if (!claim.selectedNode().isEmpty()) {
      return claim.selectedNode().equals(node.name());
    }
    String provisioner =
        classes
            .find(claim.className())
            .flatMap(found -> found.text("provisioner"))
            .orElse("kubernetes.io/no-provisioner");
    return match(claim, node).isPresent() || !provisioner.equals("kubernetes.io/no-provisioner");
  }

  private Optional<KubeObject> match(ClaimView claim, KubeObject node) {
    return free.bestMatch(claim, false, volume -> Topology.affinityAllows(volume, node));
  }

  /** Reserves a free volume for the claim, or asks for one to be made for the node. */
  void settle(ClaimView claim, KubeObject node) {
    if (!claim.selectedNode().isEmpty()) {
      return;
    }
    Optional<KubeObject> volume = match(claim, node);
    if (volume.isPresent()) {
      store.update(
          volume
              .get()
              .with(FieldPath.of("spec", "claimRef"), claim.reference())
              .with(FieldPath.annotation(VolumeView.BOUND_BY_CONTROLLER), "yes"));
    } else {
      store.update(claim.object().with(FieldPath.annotation(ClaimView.SELECTED_NODE), node.name()));
    }
  }
}
