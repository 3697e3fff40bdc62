// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.cloud.CloudDiagnostics;
import dev.recover.cli.cloud.Clouds;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Outcome;
import dev.recover.locate.ClusterNames;
import dev.recover.locate.Holdings;
import dev.recover.locate.Locator;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import dev.recover.spi.Disks;
import dev.recover.spi.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A search for disks as the flags ask for it: of a bundle's volumes, of claims, or of all. */
final class DiskSearch {
  private final Arguments arguments;
  private final Session session;
  private final Clouds clouds;
  private final Optional<Bundle> bundle;
  private final List<KubeObject> pending;

  private Holdings holdings = Holdings.NONE;

  DiskSearch(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
    this.bundle = arguments.value("--bundle").map(Path::of).map(BundleReader::read);
    this.clouds = session.clouds(arguments);
    this.pending = bundle.isEmpty() && wantsTarget() ? claims() : List.of();
  }

  static Syntax add(Syntax syntax) {
    syntax.value("--bundle", "DIR", "look for the disks of this bundle's volumes");
    return ClusterFlags.add(CloudFlags.add(syntax));
  }

  private boolean wantsTarget() {
    return arguments.value("--context").isPresent();
  }

  Optional<Bundle> bundle() {
    return bundle;
  }

  /** The claims of the target that have no volume yet; none unless a cluster was named. */
  List<KubeObject> pending() {
    return pending;
  }

  Holdings holdings() {
    return holdings;
  }

  /** Looks; snapshots are asked for only where a disk is gone. */
  List<Match> search() {
    holdings = clouds.disks();
    List<Match> matches = matches();
    if (matches.stream().anyMatch(match -> match instanceof Match.Missing)) {
      holdings = clouds.withSnapshots(holdings);
      matches = matches();
    }
    return matches;
  }

  private List<Match> matches() {
    List<Wanted> wanted = wanted();
    return bundle.isEmpty() && !wantsTarget() ? locator().byClaim() : locator().locate(wanted);
  }

  /** The volumes that are looked for; none when every claim is that a disk names. */
  List<Wanted> wanted() {
    if (bundle.isPresent()) {
      Disks disks = session.disks();
      String capturedAt = bundle.get().header().capturedAt();
      return bundle.get().volumes().stream()
          .map(volume -> Wanted.of(volume, disks, capturedAt))
          .toList();
    }
    return pending.stream().map(Wanted::pending).toList();
  }

  Locator locator() {
    return new Locator(holdings, ClusterNames.own(ownNames()));
  }

  /** Without a captured cluster, whose disks they were is not known unless somebody says it. */
  private Set<String> ownNames() {
    Set<String> own = new LinkedHashSet<>(clouds.request().clusters());
    bundle
        .map(Bundle::header)
        .filter(header -> !header.clusterUid().isEmpty())
        .ifPresent(header -> own.addAll(List.of(header.clusterName(), header.clusterUid())));
    return own;
  }

  private List<KubeObject> claims() {
    Cluster cluster = session.open(ClusterFlags.options(arguments));
    List<KubeObject> claims = new ArrayList<>();
    cluster.list(
        ResourceType.PERSISTENT_VOLUME_CLAIM,
        Selection.EVERYTHING,
        claim -> {
          if (!claim.terminating() && claim.text("spec", "volumeName").isEmpty()) {
            claims.add(claim);
          }
        });
    return claims;
  }

  /** The same for matches: a volume whose driver nobody was asked about is not looked at either. */
  static int end(Holdings holdings, List<Match> matches, Session session) {
    TreeMap<String, Integer> unasked = new TreeMap<>();
    for (Match match : matches) {
      if (match instanceof Match.NotLookedAt missed && missed.where().isEmpty()) {
        match.wanted().handle().ifPresent(id -> unasked.merge(id.driver(), 1, Integer::sum));
      }
    }
    unasked.forEach((driver, volumes) -> session.print(unasked(driver, volumes)));
    int exitCode = end(holdings, session);
    return unasked.isEmpty() ? exitCode : Outcome.NOT_LOOKED_AT.exitCode();
  }

  private static Diagnostic unasked(String driver, int volumes) {
    return Diagnostic.warning(
        Code.DISK_NOT_LOOKED_AT,
        driver,
        "nobody was asked for the disks of " + volumes + " volumes of " + driver,
        "no provider of that driver was named",
        "add its --provider, or --provider csi --disks-from FILE with a listing of its disks");
  }

  /** Says on stderr what was not looked at; 9 when there was something, else 0. */
  static int end(Holdings holdings, Session session) {
    holdings.notLookedAt().forEach(part -> session.print(CloudDiagnostics.of(part)));
    return holdings.notLookedAt().isEmpty() ? 0 : Outcome.NOT_LOOKED_AT.exitCode();
  }
}
