// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.AtomicFile;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.MatchView;
import dev.recover.locate.MappingText;
import dev.recover.locate.Match;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code recover disks match}. */
public final class DisksMatchCommand implements Command {
  @Override
  public Syntax syntax() {
    Syntax syntax =
        Syntax.of("disks match", "Say which disk each claim had, and on what evidence")
            .text(
                "With --bundle it looks for the captured volumes; with --context for the claims of that cluster that wait for a"
                    + "\nvolume; with neither for every claim that a disk's metadata names. Two candidates are never chosen between."
                    + "\nresult is found, ambiguous, missing, foreign or notLookedAt; `recover disks why` says why.")
            .value("--out", "FILE", "write a mapping file to edit, for `recover plan adopt`");
    return OutputFlags.add(DiskSearch.add(syntax))
        .example("disks match --bundle prod.bundle --provider gcp --project shop-prod")
        .example("disks match --provider aws --region us-east-1 --out mapping.yaml");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Optional<Path> out = arguments.value("--out").map(Path::of);
    DiskSearch search = new DiskSearch(arguments, session);
    List<Match> matches = search.search();
    out.ifPresent(
        file -> AtomicFile.write(file, MappingText.of(new KnownFields(search).entries(matches))));
    Format format = OutputFlags.format(arguments);
    MatchView view = new MatchView(matches, search.holdings().notLookedAt());
    format.print(session.console().out(), view.document(), view::text);
    out.ifPresent(
        file -> session.next("edit " + file + ", then: recover plan adopt --mapping " + file));
    return DiskSearch.end(search.holdings(), matches, session);
  }
}
