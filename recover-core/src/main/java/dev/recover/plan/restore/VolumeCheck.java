// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

/** One thing that Kubernetes would not check, or would say too late. */
interface VolumeCheck {
  /** Adds what there is to say about the pair; nothing when all is well. */
  void check(Pair pair, Target target, Findings findings);
}
