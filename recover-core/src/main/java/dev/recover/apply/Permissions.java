// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.world.Refusals;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Asks, before anything is changed, whether everything that a plan needs is allowed. */
final class Permissions {
  private final Cluster cluster;
  private final Executor pool;

  Permissions(Cluster cluster, Executor pool) {
    this.cluster = cluster;
    this.pool = pool;
  }

  /**
   * Throws {@link DiagnosticException} with FORBIDDEN, one for each rule that is missing.
   *
   * <p>Asks about whole clusters first, and about single namespaces only where that is refused.
   */
  void require(Set<AccessRule> rules) {
    Set<AccessRule> wide = new LinkedHashSet<>();
    rules.forEach(rule -> wide.add(everywhere(rule)));
    Map<AccessRule, Boolean> answers = ask(wide);
    Set<AccessRule> narrow = new LinkedHashSet<>();
    for (AccessRule rule : rules) {
      if (!answers.getOrDefault(everywhere(rule), false) && !rule.namespace().isEmpty()) {
        narrow.add(rule);
      }
    }
    answers.putAll(ask(narrow));
    List<Diagnostic> missing = new ArrayList<>();
    for (AccessRule rule : rules) {
      if (!answers.getOrDefault(everywhere(rule), false) && !answers.getOrDefault(rule, false)) {
        missing.add(Refusals.forbidden(rule, "the plan needs it, and nothing was changed yet"));
      }
    }
    if (!missing.isEmpty()) {
      throw new DiagnosticException(missing);
    }
  }

  private static AccessRule everywhere(AccessRule rule) {
    return new AccessRule(rule.verb(), rule.type(), "");
  }

  private Map<AccessRule, Boolean> ask(Set<AccessRule> rules) {
    Map<AccessRule, CompletableFuture<Boolean>> asked = new LinkedHashMap<>();
    for (AccessRule rule : rules) {
      asked.put(rule, CompletableFuture.supplyAsync(() -> cluster.allowed(rule), pool));
    }
    Map<AccessRule, Boolean> answers = new LinkedHashMap<>();
    try {
      asked.forEach((rule, answer) -> answers.put(rule, answer.join()));
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return answers;
  }
}
