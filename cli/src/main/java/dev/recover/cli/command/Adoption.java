// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.WhyView;
import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.ClusterNames;
import dev.recover.locate.Holdings;
import dev.recover.locate.Locator;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.ClaimName;
import dev.recover.plan.TargetState;
import dev.recover.plan.adopt.AdoptRequest;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.Mappings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a person says of disks without a bundle: the options that answer what no disk tells, and the
 * mapping file.
 *
 * @param withoutMetadata whether the mapping file may name disks that say nothing of a claim
 */
public record Adoption(AdoptRequest.Asked asked, AdoptionAnswers answers, boolean withoutMetadata) {
  static final String BARE = "--include-without-metadata";

  /** Adds the options. */
  public static Syntax add(Syntax syntax) {
    return AnswerFlags.add(
        DiskMappingFlag.add(
            syntax.flag(BARE, "also disks that say nothing, where the mapping file names them")));
  }

  /** Reads options that stand alone, as {@link #add} takes them. */
  public static Adoption of(List<String> options) {
    return of(Arguments.parse(add(Syntax.ofVerb("adopt", "")), options));
  }

  /** Those that were given, as words that mean the same in every folder. */
  public static List<String> words(Arguments arguments) {
    String mapping = DiskMappingFlag.NAME + "=";
    return arguments.words(add(Syntax.ofVerb("adopt", ""))).stream()
        .map(
            word ->
                word.startsWith(mapping)
                    ? mapping
                        + Path.of(word.substring(mapping.length())).toAbsolutePath().normalize()
                    : word)
        .toList();
  }

  /** Reads the options and the mapping file; what no answer can be is a usage error. */
  public static Adoption of(Arguments arguments) {
    AdoptRequest.Asked asked = AnswerFlags.asked(arguments);
    AdoptionAnswers answers = DiskMappingFlag.read(arguments);
    if (arguments.has(BARE) && arguments.value(DiskMappingFlag.NAME).isEmpty()) {
      throw Arguments.wrong(
          BARE + " needs " + DiskMappingFlag.NAME,
          "a disk that says nothing is only adopted when a mapping file names it");
    }
    return new Adoption(asked, answers, arguments.has(BARE));
  }

  /** The claims that disks or the mapping file name. */
  public Set<ClaimName> claims(Holdings holdings) {
    Set<ClaimName> claims = new TreeSet<>();
    holdings.disks().forEach(disk -> disk.claim().ifPresent(claims::add));
    answers.all().stream().map(AdoptionAnswer::claim).forEach(claims::add);
    return claims;
  }

  /**
   * Looks for the disk of every claim, so that none goes to two, and returns those that are picked.
   *
   * @param clusters the names by which our clusters tag their disks
   */
  public List<Match> matches(
      Holdings holdings, Collection<String> clusters, Predicate<ClaimName> picked) {
    Locator locator = new Locator(holdings, ClusterNames.own(Set.copyOf(clusters)));
    return locator.locate(claims(holdings).stream().map(Wanted::claim).toList()).stream()
        .filter(match -> match.wanted().claim().filter(picked).isPresent())
        .toList();
  }

  /** The evidence for and against each disk of a claim, and what was decided by it. */
  public WhyView why(Holdings holdings, Collection<String> clusters, ClaimName claim) {
    Locator locator = new Locator(holdings, ClusterNames.own(Set.copyOf(clusters)));
    List<Wanted> among = claims(holdings).stream().map(Wanted::claim).toList();
    List<WhyView.Told> told =
        locator.locate(among).stream()
            .filter(match -> match.wanted().claim().filter(claim::equals).isPresent())
            .map(match -> new WhyView.Told(match, locator.explain(match.wanted(), among)))
            .toList();
    return new WhyView(List.of(), told, holdings.notLookedAt());
  }

  /** All that the plan is made from. */
  public AdoptRequest request(
      List<Match> matches,
      Holdings holdings,
      Mappings mappings,
      TargetState target,
      RestoreOptions options,
      String madeAt) {
    return new AdoptRequest(
        matches, holdings, answers, asked, withoutMetadata, mappings, target, options, madeAt);
  }
}
