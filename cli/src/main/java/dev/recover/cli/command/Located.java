// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.cloud.Clouds;
import dev.recover.locate.AdoptionAnswers;
import dev.recover.locate.ClusterNames;
import dev.recover.locate.Holdings;
import dev.recover.locate.Locator;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.Volume;
import dev.recover.plan.located.LocatedRequest;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The search for a bundle's disks, when {@code --locate} asks for it. */
final class Located {
  private final Session session;
  private final Clouds clouds;
  private final AdoptionAnswers answers;
  private Holdings holdings = Holdings.NONE;
  private List<Match> matches = List.of();

  private Located(Session session, Clouds clouds, AdoptionAnswers answers) {
    this.session = session;
    this.clouds = clouds;
    this.answers = answers;
  }

  /** Empty when nothing is to be looked for; then options that say where are a mistake. */
  static Optional<Located> of(Arguments arguments, Session session) {
    if (!arguments.has("--locate")) {
      boolean pointless = arguments.has("--disks-from") || arguments.has(DiskMappingFlag.NAME);
      if (pointless) {
        throw Arguments.wrong(
            "nothing is looked for in a cloud without --locate",
            "add --locate, or leave out what says where to look");
      }
      return Optional.empty();
    }
    AdoptionAnswers answers = DiskMappingFlag.read(arguments);
    return Optional.of(new Located(session, session.clouds(arguments), answers));
  }

  /** Lists what the clouds hold; their snapshots only where a disk is missing. */
  void look(Bundle bundle, Predicate<Volume> selected) {
    Disks disks = session.disks();
    List<Wanted> wanted =
        bundle.volumes().stream()
            .filter(selected)
            .filter(volume -> volume.volume().isPresent() && volume.claim().isPresent())
            .map(volume -> Wanted.of(volume, disks, bundle.header().capturedAt()))
            .toList();
    ClusterNames names = names(bundle);
    holdings = clouds.disks();
    matches = new Locator(holdings, names).locate(wanted);
    if (matches.stream().anyMatch(Match.Missing.class::isInstance)) {
      holdings = clouds.withSnapshots(holdings);
      matches = new Locator(holdings, names).locate(wanted);
    }
  }

  /** Without any name of ours no disk is foreign; a bundle's own is one more, not enough alone. */
  private ClusterNames names(Bundle bundle) {
    Set<String> own = new TreeSet<>(clouds.request().clusters());
    if (!own.isEmpty() && !bundle.header().clusterName().isEmpty()) {
      own.add(bundle.header().clusterName());
    }
    return ClusterNames.own(own);
  }

  LocatedRequest request(RestoreRequest restore) {
    return new LocatedRequest(restore, matches, holdings, answers);
  }

  Holdings holdings() {
    return holdings;
  }

  boolean allSeen() {
    return holdings.notLookedAt().isEmpty();
  }

  /** Says where nobody could look. */
  void tell() {
    holdings.notLookedAt().forEach(part -> session.print(CloudDiagnostics.of(part)));
  }
}
