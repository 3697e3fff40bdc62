// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import java.util.List;

/** What the old cluster said about the state of the two objects. */
public final class StatusRules {
  static final FieldPath STATUS = FieldPath.of("status");

  static final Strip VOLUME_STATUS =
      Strip.field("strip-volume-status", Scope.VOLUME, STATUS, "\nphase: Bound")
          .title("The target works out the volume's state")
          .why("The API server resets it to Pending on create; lastPhaseTransitionTime with it.")
          .source(
              Sources.kubernetes(
                  "pkg/registry/core/persistentvolume/strategy.go", "PrepareForCreate"))
          .because("it is the volume's state in the old cluster");

  private StatusRules() {}

  public static List<Rule> all() {
    return List.of(VOLUME_STATUS, new StripClaimStatus());
  }
}
