// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.ClaimName;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.PlannedVolume.State;
import java.util.List;

/** What came out for one candidate: the pair as it will stand, and what there is to say. */
record Assessment(Pair pair, Findings findings) {
  State state() {
    if (findings.blocked()) {
      return State.BLOCKED;
    }
    return pair.standing().done() ? State.DONE : State.READY;
  }

  ClaimName name() {
    return pair.candidate().name();
  }

  PlannedVolume planned() {
    State state = state();
    return new PlannedVolume(
        name(),
        pair.volume().name(),
        pair.candidate().disk(),
        FitCheck.capacityText(pair.volume()),
        dev.recover.model.Volume.storageClass(pair.claim()).orElse(""),
        state,
        switch (state) {
          case BLOCKED -> findings.blocking();
          case DONE -> List.of(dev.recover.diagnostic.Code.NOTHING_TO_DO.name());
          case READY -> List.of();
        });
  }
}
