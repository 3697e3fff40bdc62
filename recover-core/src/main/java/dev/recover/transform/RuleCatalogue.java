// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.transform.rules.AllRules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every rule, in the order they run; {@code recover explain RULE} looks one up. */
public final class RuleCatalogue {
  private static final RuleCatalogue STANDARD = new RuleCatalogue(AllRules.inOrder());

  private final Map<String, Rule> byId;

  /** Two rules of one id are a bug. */
  public RuleCatalogue(List<Rule> rules) {
    Map<String, Rule> map = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (map.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("two rules are named " + rule.id());
      }
    }
    byId = Collections.unmodifiableMap(map);
  }

  /** The rules of this build. */
  public static RuleCatalogue standard() {
    return STANDARD;
  }

  /** In the order they run. */
  public List<Rule> rules() {
    return List.copyOf(byId.values());
  }

  public Optional<Explanation> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(Rule::explanation);
  }

  /** Every explanation, in the order the rules run. */
  public List<Explanation> explanations() {
    return byId.values().stream().map(Rule::explanation).toList();
  }
}
