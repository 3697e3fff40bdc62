// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.model.Yaml;
import dev.recover.spi.Disks;
import dev.recover.transform.Explanation;
import dev.recover.transform.Invariants;
import dev.recover.transform.Mappings;
import dev.recover.transform.Rewritten;
import dev.recover.transform.Rule;
import dev.recover.transform.RuleCatalogue;
import dev.recover.transform.RulesFile;
import dev.recover.transform.Transformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tests one rewrite rule on YAML, before and after.
 *
 * <pre>{@code
 * rule("strip-claim-ref-uid")
 *     .on("spec: {claimRef: {uid: 3f0c}}")
 *     .becomes("spec: {claimRef: {}}");
 * }</pre>
 *
 * <p>A fragment is laid over a small bound pair; a key with {@code null} is taken out of it. It is
 * about the rule's object, or has {@code volume:} and {@code claim:} above. Each case also proves,
 * without being asked, that the rule is idempotent, that its edits alone turn the one into the
 * other, that fields of a newer Kubernetes survive it, and that with all other rules the result is
 * safe to create and would not be rewritten again.
 */
public final class RuleTester {
  private final Explanation explanation;
  private final Transformer alone;
  private final Mappings asked;
  private final String fragment;

  private final Disks disks;

  private RuleTester(Rule rule, Mappings asked, String fragment, Disks disks) {
    this.explanation = rule.explanation();
    this.alone = new Transformer(List.of(rule), disks);
    this.disks = disks;
    this.asked = asked;
    this.fragment = fragment;
  }

  /** Begins a case for the rule of that id. */
  public static RuleTester rule(String id) {
    return new RuleTester(find(id), Mappings.none(), "{}", Disks.of(List.of()));
  }

  private static Rule find(String id) {
    return RuleCatalogue.standard().rules().stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no rule is named " + id));
  }

  /** Asks for something: an entry of a rules file without its dash. */
  public RuleTester asking(String entry) {
    Map<String, Object> file =
        Map.of(
            "apiVersion",
            "recover/v1alpha1",
            "kind",
            "Rules",
            "rules",
            List.of(Yaml.parseObject(entry)));
    return new RuleTester(find(explanation.id()), RulesFile.parse(file, "test"), fragment, disks);
  }

  /** Gives it providers, for rules that ask how an in-tree source is written for its driver. */
  public RuleTester with(Disks providers) {
    return new RuleTester(find(explanation.id()), asked, fragment, providers);
  }

  /** Lays a fragment over the pair. */
  public RuleTester on(String yaml) {
    return new RuleTester(find(explanation.id()), asked, yaml, disks);
  }

  /** The rule turns the pair into the small pair with this fragment laid over it. */
  public Outcome becomes(String yaml) {
    return check(yaml);
  }

  /** The rule makes no edit. */
  public Outcome doesNotFire() {
    return check(fragment);
  }

  /** The rule makes no edit on a pair with this fragment. */
  public Outcome leaves(String yaml) {
    return on(yaml).doesNotFire();
  }

  private Outcome check(String after) {
    Volume before = PairText.pair(explanation.scope(), fragment);
    Volume expected = PairText.pair(explanation.scope(), after);
    Rewritten rewritten = alone.rewrite(before, asked);
    assertThat(text(rewritten.desired())).isEqualTo(text(expected));
    checkEdits(before, rewritten);
    checkIdempotence(rewritten);
    checkUnknownFields(before, expected);
    checkAllRules(before);
    return new Outcome(rewritten);
  }

  private void checkEdits(Volume before, Rewritten rewritten) {
    assertThat(rewritten.edits())
        .allSatisfy(
            edit -> {
              assertThat(edit.rule()).isEqualTo(explanation.id());
              assertThat(edit.reason()).as("the reason for %s", edit.path()).isNotBlank();
              assertThat(edit.before()).isNotEqualTo(edit.after());
            });
    assertThat(text(EditReplay.replay(before, rewritten)))
        .as("what the edits of %s alone make of the pair", explanation.id())
        .isEqualTo(text(rewritten.desired()));
  }

  private void checkIdempotence(Rewritten rewritten) {
    assertThat(alone.rewrite(rewritten.desired(), asked).edits())
        .as("edits of %s on what it made", explanation.id())
        .isEmpty();
  }

  private void checkUnknownFields(Volume before, Volume expected) {
    Rewritten rewritten = alone.rewrite(PairText.withUnknownFields(before), asked);
    assertThat(text(rewritten.desired()))
        .as("unknown fields under %s", explanation.id())
        .isEqualTo(text(PairText.withUnknownFields(expected)));
  }

  private void checkAllRules(Volume before) {
    Transformer all = Transformer.withAllRules(disks);
    Rewritten rewritten = all.rewrite(before, asked);
    if (rewritten.restorable()) {
      KubeObject volume = rewritten.desired().volume().orElseThrow();
      KubeObject claim = rewritten.desired().claim().orElseThrow();
      assertThat(Invariants.ofPair(volume, claim, Optional.empty())).isEmpty();
      assertThat(all.rewrite(rewritten.desired(), asked).edits())
          .as("edits of all rules on what they made")
          .isEmpty();
    }
  }

  private static String text(Volume pair) {
    return pair.volume().orElseThrow().toJson() + pair.claim().orElseThrow().toJson();
  }

  /** What came of a case, for what else is to be said about it. */
  public record Outcome(Rewritten rewritten) {
    /** The rule reported exactly these, as {@code CODE: summary}. */
    public Outcome reporting(String... expected) {
      assertThat(rewritten.diagnostics().stream().map(Outcome::line)).containsExactly(expected);
      return this;
    }

    /** The edits read exactly so: {@code path: before -> after}. */
    public Outcome editing(String... expected) {
      assertThat(rewritten.edits().stream().map(Outcome::line)).containsExactly(expected);
      return this;
    }

    /** The only edit gives this reason. */
    public Outcome because(String reason) {
      assertThat(rewritten.edits()).extracting(Edit::reason).containsExactly(reason);
      return this;
    }

    private static String line(Diagnostic diagnostic) {
      return diagnostic.code() + ": " + diagnostic.summary();
    }

    private static String line(Edit edit) {
      Object before = edit.before().orElse("(nothing)");
      return edit.path() + ": " + before + " -> " + edit.after().orElse("(nothing)");
    }
  }
}
