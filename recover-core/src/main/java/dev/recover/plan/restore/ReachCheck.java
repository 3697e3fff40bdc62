// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.plan.observed.Reach;
import dev.recover.plan.observed.SourceDriver;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a node of the target can take the volume: it runs the driver and lies where the disk is.
 */
final class ReachCheck implements VolumeCheck {
  private static final String BINDS =
      "Kubernetes binds the pair all the same, and only then no pod can be scheduled";

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    KubeObject volume = pair.volume();
    String driver = SourceDriver.of(volume).orElse("");
    switch (target.reach().answer(volume)) {
      case REACHED -> {}
      case CORDONED -> findings.add(cordoned(candidate));
      case NO_NODE -> findings.add(noNode(candidate, volume, target.reach()));
      case DRIVER_ON_NO_NODE -> findings.add(driverOnNoNode(candidate, driver));
      case NO_DRIVER -> findings.add(noDriver(candidate, driver));
      case NO_NODES ->
          findings.add(
              candidate.warning(
                  Code.NODES_UNKNOWN,
                  "the target has no nodes yet",
                  "whether one can reach the volume is not known; " + BINDS,
                  "run `recover verify` when there are nodes"));
      case NOT_LOOKED ->
          findings.add(
              candidate.warning(
                  Code.UNPROVEN,
                  "whether a node can reach the volume is not known",
                  "nodes, CSINodes or CSIDrivers could not be listed",
                  "allow listing them and plan again, or see to it yourself"));
    }
  }

  private static Diagnostic cordoned(Candidate candidate) {
    return candidate.warning(
        Code.NO_NODE,
        "every node that can reach the volume is cordoned",
        BINDS + " until one is open again",
        "uncordon one of them before starting the workload");
  }

  private static Diagnostic driverOnNoNode(Candidate candidate, String driver) {
    return candidate.warning(
        Code.NO_DRIVER,
        "driver " + driver + " is installed and runs on no node yet",
        "no CSINode lists it; " + BINDS,
        "see that the driver's node plug-in runs before starting the workload");
  }

  private static Diagnostic noDriver(Candidate candidate, String driver) {
    return candidate.error(
        Code.NO_DRIVER,
        "driver " + driver + " is not installed in the target",
        "no CSINode lists it and there is no CSIDriver object of that name; " + BINDS,
        "install the driver and plan again, or go on with `--allow NO_DRIVER` and install it before"
            + " starting the workload");
  }

  private static Diagnostic noNode(Candidate candidate, KubeObject volume, Reach reach) {
    List<String> details = new ArrayList<>(Reach.wants(volume));
    details.addAll(reach.offers());
    return candidate
        .error(
            Code.NO_NODE,
            "no node of the target can reach the volume",
            "no node with its driver matches its affinity and zone; " + BINDS,
            "if the disk is where the nodes are, map its topology with `--map-zone`, or"
                + " map-region and map-node of a rules file; if nodes are still to come, go on with"
                + " `--allow NO_NODE`; else copy the disk to where"
                + " the nodes are: `recover plan relocate`, in the shell `relocate`")
        .withDetails(details);
  }
}
