// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.Volume;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites a captured pair into the pair to create.
 *
 * <p>Only a pair is rewritten. A PersistentVolume whose claim was not captured could be restored
 * only by making up the claim's size, modes and class, and a claim without its PersistentVolume
 * only by making up the disk: neither is guessed, both are reported. Pure: the same volume and
 * mappings give the same answer, in time linear in the size of the two objects.
 */
public final class Transformer {
  /** By id, which a rule works out anew each time it is asked. */
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  /**
   * @param rules run in this order; {@link RuleCatalogue#rules()} has them all
   */
  public Transformer(List<Rule> rules) {
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
  }

  /** Returns one that knows every rule. */
  public static Transformer withAllRules() {
    return new Transformer(RuleCatalogue.standard().rules());
  }

  public Rewritten rewrite(Volume captured, Mappings mappings) {
    List<Diagnostic> pairing = Pairing.check(captured);
    if (pairing.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
      return new Rewritten(captured, List.of(), pairing);
    }
    Draft draft = new Draft(captured, mappings.directionsFor(captured));
    pairing.forEach(draft::report);
    rules.forEach(draft::run);
    return draft.finish();
  }
}
