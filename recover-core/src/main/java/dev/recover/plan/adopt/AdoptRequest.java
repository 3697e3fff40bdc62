// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.Holdings;
import dev.recover.locate.Match;
import dev.recover.model.ClaimName;
import dev.recover.plan.TargetState;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.Mappings;
import java.util.List;
import java.util.Map;

/**
 * All that a plan to adopt disks is made from.
 *
 * @param matches what the search for each claim's disk ended in
 * @param holdings what the clouds hold
 * @param answers what the mapping file says
 * @param asked what the command line says
 * @param withoutMetadata whether the mapping file may name disks that say nothing of a claim
 * @param mappings what else is to change on the way
 * @param target what was seen of the target, as for a restore
 * @param options as for a restore
 * @param madeAt when, RFC 3339 in UTC
 */
public record AdoptRequest(
    List<Match> matches,
    Holdings holdings,
    AdoptionAnswers answers,
    Asked asked,
    boolean withoutMetadata,
    Mappings mappings,
    TargetState target,
    RestoreOptions options,
    String madeAt) {
  public AdoptRequest {
    matches = List.copyOf(matches);
  }

  /**
   * What the command line answers.
   *
   * @param ofAll for every claim; what is said of one claim, here or in the mapping file, goes
   *     before it
   * @param ofClaim for single claims
   */
  public record Asked(AdoptionAnswer.Fields ofAll, Map<ClaimName, AdoptionAnswer.Fields> ofClaim) {
    /** Nothing was said. */
    public static final Asked NOTHING = new Asked(AdoptionAnswer.Fields.NONE, Map.of());

    public Asked {
      ofClaim = Map.copyOf(ofClaim);
    }
  }
}
