// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.apply.world.Reading;
import dev.recover.plan.TargetState;
import java.time.Instant;

/** What was seen of the cluster, and when. */
public record Seen(Reading reading, Instant at) {
  public TargetState state() {
    return reading.state();
  }
}
