// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Severity;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private final Disks disks;

  /**
   * @param rules run in this order; {@link RuleCatalogue#rules()} has them all
   * @param disks what knows how in-tree sources are written for their CSI drivers
   */
  public Transformer(List<Rule> rules, Disks disks) {
    rules.forEach(rule -> this.rules.put(rule.id(), rule));
    this.disks = disks;
  }

  /** Returns one that knows every rule. */
  public static Transformer withAllRules(Disks disks) {
    return new Transformer(RuleCatalogue.standard().rules(), disks);
  }

  public Rewritten rewrite(Volume captured, Mappings mappings) {
    List<Diagnostic> pairing = Pairing.check(captured);
    if (pairing.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR)) {
      return new Rewritten(captured, List.of(), pairing);
    }
    Directions directions = mappings.directionsFor(captured);
    List<Diagnostic> problems = new ArrayList<>(pairing);
    Optional<KubeObject> asCsi =
        directions.says(Setting.TO_CSI, "translate") ? asCsi(captured, problems) : Optional.empty();
    Draft draft = new Draft(captured, directions, asCsi);
    problems.forEach(draft::report);
    rules.forEach(draft::run);
    return draft.finish();
  }

  private Optional<KubeObject> asCsi(Volume captured, List<Diagnostic> problems) {
    try {
      return captured.volume().flatMap(disks::toCsi);
    } catch (DiagnosticException untranslatable) {
      for (Diagnostic said : untranslatable.diagnostics()) {
        problems.add(said.withSubject(captured.label()));
      }
      return Optional.empty();
    }
  }
}
