// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.Expectation;
import dev.recover.plan.TargetState;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds what was read back against what was planned.
 *
 * <p>Pure; the cost is linear in the number of expectations and of objects seen.
 */
public final class Verifier {
  private final Disks disks;
  private final PairChecks pairs;

  public Verifier(Disks disks) {
    this.disks = disks;
    this.pairs = new PairChecks(disks);
  }

  /**
   * Makes every check of every volume, in the order of the expectations.
   *
   * @param state PersistentVolumes, claims, nodes, CSINodes, CSIDrivers, StatefulSets and events;
   *     of what is not in it nothing is concluded
   */
  public List<VolumeFinding> verify(List<Expectation> expectations, TargetState state) {
    ClusterChecks cluster = new ClusterChecks(state, disks);
    boolean looked =
        state.looked(ResourceType.PERSISTENT_VOLUME)
            && state.looked(ResourceType.PERSISTENT_VOLUME_CLAIM);
    List<VolumeFinding> all = new ArrayList<>(expectations.size());
    for (Expectation expected : expectations) {
      all.add(looked ? verify(expected, state, cluster) : unlooked(expected));
    }
    return all;
  }

  private VolumeFinding verify(Expectation expected, TargetState state, ClusterChecks cluster) {
    Optional<KubeObject> volume = state.find(ResourceType.PERSISTENT_VOLUME, "", expected.volume());
    Optional<KubeObject> claim =
        state.find(
            ResourceType.PERSISTENT_VOLUME_CLAIM,
            expected.claim().namespace(),
            expected.claim().name());
    List<Finding> findings = new ArrayList<>(pairs.check(expected, volume, claim));
    findings.addAll(cluster.check(expected, volume, claim));
    return new VolumeFinding(expected.claim(), expected.volume(), expected.disk(), findings);
  }

  /**
   * Makes those checks that need nothing but the two objects: what a run can tell as soon as both
   * are seen, before the rest of the cluster is looked at.
   */
  public List<Finding> pair(
      Expectation expected, Optional<KubeObject> volume, Optional<KubeObject> claim) {
    return pairs.check(expected, volume, claim);
  }

  private static VolumeFinding unlooked(Expectation expected) {
    List<Finding> findings = new ArrayList<>();
    for (Check check : Check.values()) {
      findings.add(new Finding.Unknown(check, "PersistentVolumes or claims could not be listed"));
    }
    return new VolumeFinding(expected.claim(), expected.volume(), expected.disk(), findings);
  }
}
