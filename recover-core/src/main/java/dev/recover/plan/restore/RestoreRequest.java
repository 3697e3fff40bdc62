// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.bundle.Bundle;
import dev.recover.plan.TargetState;
import dev.recover.transform.Mappings;

/**
 * All that a restore plan is made from.
 *
 * @param target what was seen of the target: PersistentVolumes, claims, namespaces, classes,
 *     CSIDrivers, CSINodes, nodes, VolumeAttachments and StatefulSets; of the last six what could
 *     not be listed is left out, and reported
 * @param madeAt when, RFC 3339 in UTC
 */
public record RestoreRequest(
    Bundle bundle, Mappings mappings, TargetState target, RestoreOptions options, String madeAt) {
  RestoreRequest with(RestoreOptions others) {
    return new RestoreRequest(bundle, mappings, target, others, madeAt);
  }
}
