// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;

/** Cautions about data that is a folder of one node. */
final class HostPathCheck implements VolumeCheck {
  @Override
  public void check(Pair pair, Target target, Findings findings) {
    pair.volume()
        .text("spec", "hostPath", "path")
        .ifPresent(
            path ->
                findings.add(
                    pair.candidate()
                        .warning(
                            Code.HOST_PATH,
                            "the data is the folder " + path + " of one node",
                            pair.volume().at("spec", "nodeAffinity").isPresent()
                                ? "a node of the same name in another cluster has another folder"
                                : "the volume does not say which node, and any other has an empty"
                                    + " folder there or none",
                            "see that the pod runs on the node that has the data")));
  }
}
