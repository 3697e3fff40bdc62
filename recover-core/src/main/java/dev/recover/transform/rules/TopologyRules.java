// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.transform.Rule;
import java.util.List;

/** Where a volume can be used. */
public final class TopologyRules {
  private TopologyRules() {}

  public static List<Rule> all() {
    return List.of(new ZoneLabels(), new NodeAffinity());
  }
}
