// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.ExplanationView;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.Rows;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.plan.adopt.AdoptRules;
import dev.recover.plan.located.FollowDisk;
import dev.recover.plan.relocate.Relocator;
import dev.recover.plan.restore.ReReservation;
import dev.recover.transform.Explanation;
import dev.recover.transform.RuleCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code recover explain}. */
public final class ExplainCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.of("explain", "Say what a rule or a code means, why, and its source")
            .text("Without an argument: lists all rules.")
            .optionalArgument("RULE|CODE", "a rule of an edit, or the code of a message")
            .example("explain strip-claim-ref-uid")
            .example("explain PLAN_STALE"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RuleCatalogue catalogue = RuleCatalogue.standard();
    Format format = OutputFlags.format(arguments);
    Optional<String> asked = arguments.optionalArgument(0);
    if (asked.isEmpty()) {
      list(catalogue, format, session);
    } else {
      one(asked.get(), catalogue, format, session);
    }
    return 0;
  }

  private static void list(RuleCatalogue catalogue, Format format, Session session) {
    List<Map<String, Object>> rows =
        catalogue.explanations().stream().map(ExplanationView::row).toList();
    Map<String, Object> document = Format.document("RuleList");
    document.put("items", rows);
    format.print(
        session.console().out(),
        document,
        f ->
            f == Format.NAME
                ? Rows.names(rows, "rule")
                : Rows.table(rows, "rule", "scope", "action", "title"));
  }

  private static void one(String name, RuleCatalogue catalogue, Format format, Session session) {
    Optional<Explanation> rule =
        catalogue.find(name).or(() -> planned().filter(own -> own.id().equals(name)).findFirst());
    if (rule.isPresent()) {
      format.print(
          session.console().out(),
          ExplanationView.document(rule.get()),
          f -> ExplanationView.text(rule.get()));
      return;
    }
    Code code =
        Arrays.stream(Code.values())
            .filter(c -> c.name().equals(name.toUpperCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> unknown(name, catalogue));
    Map<String, Object> document = Format.document("Code");
    document.put("code", code.name());
    document.put("meaning", code.meaning());
    document.put("exitCode", code.outcome().exitCode());
    format.print(
        session.console().out(),
        document,
        f ->
            code + "\n  " + code.meaning() + "\n  exit code   " + code.outcome().exitCode() + "\n");
  }

  /** Rules that planning itself applies, outside the catalogue. */
  private static Stream<Explanation> planned() {
    return Stream.concat(
        Stream.of(ReReservation.EXPLANATION, FollowDisk.EXPLANATION, Relocator.EXPLANATION),
        AdoptRules.EXPLANATIONS.stream());
  }

  private static DiagnosticException unknown(String name, RuleCatalogue catalogue) {
    List<String> known =
        new ArrayList<>(catalogue.explanations().stream().map(Explanation::id).toList());
    Arrays.stream(Code.values()).map(Code::name).forEach(known::add);
    String remedy =
        Suggestion.nearest(name, known)
            .map(near -> "did you mean `recover explain " + near + "`?")
            .orElse("`recover explain` lists the rules");
    return new DiagnosticException(
        Diagnostic.error(Code.NOT_FOUND, name, "no rule and no code has this name", "", remedy));
  }
}
