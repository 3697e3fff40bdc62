// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.cloud.CloudConfig;
import dev.recover.cli.view.Printable;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Outcome;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.locate.Wanted;
import dev.recover.model.CloudScope;
import dev.recover.model.OneLine;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.spi.Cluster;
import dev.recover.spi.Disks;
import dev.recover.spi.Fault;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.Parallel;
import dev.recover.spi.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The volumes that clusters and bundles have; what cannot be read is a part not looked at. */
final class HeldVolumes {
  private static final int AT_ONCE = 8;

  private final Arguments arguments;
  private final Session session;
  private final Disks disks;
  private final Set<String> contexts;
  private final List<Wanted> volumes = new ArrayList<>();
  private final List<NotLookedAt> notLookedAt = new ArrayList<>();

  private HeldVolumes(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
    this.disks = session.disks();
    this.contexts = contexts(arguments, session);
  }

  static Syntax add(Syntax syntax) {
    syntax.values("--bundle", "DIR", "subtract the volumes of these bundles");
    return ClusterFlags.addMany(syntax);
  }

  /** Reads all bundles that are named, and the clusters: those named, or all of the kubeconfig. */
  static HeldVolumes read(Arguments arguments, Session session) {
    HeldVolumes held = new HeldVolumes(arguments, session);
    arguments.values("--bundle").forEach(held::bundle);
    try (Parallel parallel = new Parallel("clusters", AT_ONCE)) {
      parallel.map(held.contexts, held::cluster).forEach(held::add);
    }
    return held;
  }

  List<Wanted> volumes() {
    return List.copyOf(volumes);
  }

  List<NotLookedAt> notLookedAt() {
    return List.copyOf(notLookedAt);
  }

  /**
   * Whose volumes these are, for example {@code 2 clusters (box, prod), 1 bundle}; empty for
   * nobody's.
   */
  String holders() {
    List<String> parts = new ArrayList<>();
    if (!contexts.isEmpty()) {
      parts.add(
          Printable.count(contexts.size(), "cluster") + " (" + String.join(", ", contexts) + ")");
    }
    int bundles = arguments.values("--bundle").size();
    if (bundles > 0) {
      parts.add(Printable.count(bundles, "bundle"));
    }
    return String.join(", ", parts);
  }

  /**
   * A cluster that is forgotten makes its disks look like orphans: so all, unless some are named.
   */
  private static Set<String> contexts(Arguments arguments, Session session) {
    Set<String> contexts = new LinkedHashSet<>(arguments.values("--context"));
    CloudConfig config = CloudFlags.config(arguments, session.console(), session.factories());
    contexts.addAll(config.contexts());
    if (arguments.has("--all-contexts")) {
      contexts.addAll(known(arguments));
    } else if (contexts.isEmpty()) {
      contexts.addAll(knownOrNone(arguments));
    }
    return contexts;
  }

  private static Set<String> known(Arguments arguments) {
    return KubernetesClusters.contexts(ClusterFlags.options(arguments, Optional.empty()));
  }

  /** Somebody whose clusters are all gone may have no kubeconfig. */
  private static Set<String> knownOrNone(Arguments arguments) {
    try {
      return known(arguments);
    } catch (DiagnosticException e) {
      if (arguments.value("--kubeconfig").isPresent()) {
        throw e;
      }
      return Set.of();
    }
  }

  private void bundle(String folder) {
    Bundle bundle = BundleReader.read(Path.of(folder));
    String capturedAt = bundle.header().capturedAt();
    bundle.volumes().forEach(volume -> volumes.add(Wanted.of(volume, disks, capturedAt)));
  }

  /** What one cluster has; one that is gone lets nobody wait for the others. */
  private Held cluster(String context) {
    List<Wanted> found = new ArrayList<>();
    try {
      Cluster cluster = session.open(ClusterFlags.options(arguments, Optional.of(context)));
      cluster.list(
          ResourceType.PERSISTENT_VOLUME,
          Selection.EVERYTHING,
          volume -> found.add(Wanted.of(Volume.withoutClaim(volume), disks, "")));
      return new Held(found, Optional.empty());
    } catch (Fault fault) {
      return new Held(found, missed(context, fault.getMessage()));
    } catch (DiagnosticException e) {
      // A context that the kubeconfig does not have is a typing error, not a cluster out of reach.
      if (e.outcome() == Outcome.USAGE) {
        throw e;
      }
      return new Held(found, missed(context, e.diagnostics().get(0).summary()));
    }
  }

  private static Optional<NotLookedAt> missed(String context, String why) {
    return Optional.of(
        new NotLookedAt(
            new CloudScope("kubernetes", context, ""), OneLine.of(why), Optional.empty()));
  }

  private void add(Held held) {
    volumes.addAll(held.volumes());
    held.missed().ifPresent(notLookedAt::add);
  }

  private record Held(List<Wanted> volumes, Optional<NotLookedAt> missed) {}
}
