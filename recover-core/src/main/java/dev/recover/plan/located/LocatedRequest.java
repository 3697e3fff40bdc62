// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.Holdings;
import dev.recover.locate.Match;
import dev.recover.plan.restore.RestoreRequest;
import java.util.List;

/**
 * A restore whose disks were looked for.
 *
 * @param restore the restore as it would be without looking
 * @param matches what the search for each volume of the bundle ended in
 * @param holdings what the clouds hold
 * @param answers which disks a mapping file names
 */
public record LocatedRequest(
    RestoreRequest restore, List<Match> matches, Holdings holdings, AdoptionAnswers answers) {
  public LocatedRequest {
    matches = List.copyOf(matches);
  }
}
