// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Expectation;
import dev.recover.spi.Disks;
import java.util.Map;

/** What is expected of a pair once it is in the target. */
public final class ExpectationOf {
  private ExpectationOf() {}

  /** Returns what a PersistentVolume and claim, as they are created, are to be found as. */
  public static Expectation pair(KubeObject volume, KubeObject claim, DiskId disk) {
    String source = Disks.sourceOf(volume);
    return new Expectation(
        new ClaimName(claim.namespace(), claim.name()),
        volume.name(),
        disk,
        Map.of(source, volume.map("spec", source)),
        FitCheck.capacityText(volume),
        FitCheck.requestText(claim),
        Volume.storageClass(claim).orElse(""),
        volume.textList("spec", "accessModes"),
        volume.text("spec", "volumeMode").orElse("Filesystem"));
  }
}
