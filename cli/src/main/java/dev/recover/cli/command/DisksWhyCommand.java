// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import dev.recover.cli.view.WhyView;
import dev.recover.cli.view.WhyView.Told;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.locate.DiskCandidate;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Holdings;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.Disk;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** {@code recover disks why}. */
public final class DisksWhyCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("disks why", "Print the evidence for and against, and what was decided by it")
            .argument("DISK|NS/CLAIM", "a disk's handle, id or name, or a claim");
    return OutputFlags.add(DiskSearch.add(syntax))
        .example("disks why db/data-0 --bundle prod.bundle --provider gcp --project shop-prod")
        .example("disks why vol-0a1b2c3d --provider aws --region us-east-1");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.argument(0);
    DiskSearch search = new DiskSearch(arguments, session);
    List<Match> matches = search.search();
    Holdings holdings = search.holdings();
    List<HintedDisk> disks =
        holdings.disks().stream().filter(disk -> names(disk.disk()).contains(name)).toList();
    List<Match> about =
        matches.stream()
            .filter(
                match ->
                    match.wanted().label().equals(name)
                        || disks.stream().anyMatch(disk -> concerns(match, disk)))
            .toList();
    if (disks.isEmpty() && about.isEmpty()) {
      throw unknown(name, holdings, matches);
    }
    Collection<Wanted> among = matches.stream().map(Match::wanted).toList();
    List<Told> told =
        about.stream()
            .map(match -> new Told(match, search.locator().explain(match.wanted(), among)))
            .toList();
    WhyView view = new WhyView(disks, told, holdings.notLookedAt());
    Format format = OutputFlags.format(arguments);
    format.print(session.console().out(), view.document(), any -> view.text());
    return DiskSearch.end(holdings, session);
  }

  /** Everything that a disk may be called on the command line. */
  static List<String> names(Disk disk) {
    return List.of(disk.id().handle(), disk.id().toString(), disk.cloudId(), disk.name());
  }

  private static boolean concerns(Match match, HintedDisk disk) {
    Stream<DiskCandidate> chosen =
        match instanceof Match.Found found ? Stream.of(found.chosen()) : Stream.empty();
    return Stream.concat(chosen, match.candidates().stream())
        .anyMatch(candidate -> candidate.disk().equals(disk));
  }

  private static DiagnosticException unknown(String name, Holdings holdings, List<Match> matches) {
    TreeSet<String> known = new TreeSet<>();
    holdings.disks().forEach(disk -> known.addAll(names(disk.disk())));
    matches.forEach(match -> known.add(match.wanted().label()));
    known.remove("");
    boolean partly = !holdings.notLookedAt().isEmpty();
    return new DiagnosticException(
        Diagnostic.error(
            partly ? Code.DISK_NOT_LOOKED_AT : Code.NOT_FOUND,
            name,
            "no disk and no claim of that name was seen",
            partly
                ? holdings.notLookedAt().size()
                    + " places could not be looked at, and it may be there"
                : holdings.disks().size() + " disks were looked at",
            Suggestion.nearest(name, known).map(near -> "did you mean " + near + "? ").orElse("")
                + "`recover disks list` and `recover disks match` list what there is"));
  }
}
