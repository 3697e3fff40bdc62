// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.bundle.Bundle;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Expectation;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.plan.restore.ExpectationOf;
import dev.recover.spi.Disks;
import dev.recover.transform.Mappings;
import dev.recover.transform.Rewritten;
import dev.recover.transform.Transformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where expectations come from: a plan states them, a bundle implies them. */
public final class Expectations {
  private Expectations() {}

  /** What the plan's proofs expect, in their order; blocked volumes have none. */
  public static List<Expectation> of(Plan plan) {
    List<Expectation> all = new ArrayList<>();
    for (PlannedStep step : plan.steps()) {
      if (step.step() instanceof Step.ProveVolume prove) {
        all.add(prove.expectation());
      }
    }
    return all;
  }

  /** What the bundle's pairs are to be found as; what cannot be restored is left out. */
  public static List<Expectation> of(Bundle bundle, Mappings mappings, Disks disks) {
    Transformer transformer = Transformer.withAllRules(disks);
    List<Expectation> all = new ArrayList<>();
    for (Volume captured : bundle.volumes()) {
      Rewritten rewritten = transformer.rewrite(captured, mappings);
      if (rewritten.restorable()) {
        KubeObject volume = rewritten.desired().volume().orElseThrow();
        KubeObject claim = rewritten.desired().claim().orElseThrow();
        Optional<DiskId> disk = disks.diskOf(volume);
        disk.ifPresent(id -> all.add(ExpectationOf.pair(volume, claim, id)));
      }
    }
    return all;
  }
}
