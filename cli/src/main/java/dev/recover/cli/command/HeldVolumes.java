// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.cloud.CloudConfig;
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
import dev.recover.spi.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The volumes that clusters and bundles have; what cannot be read is a part not looked at. */
final class HeldVolumes {
  private final Arguments arguments;
  private final Session session;
  private final Disks disks;
  private final List<Wanted> volumes = new ArrayList<>();
  private final List<NotLookedAt> notLookedAt = new ArrayList<>();

  private HeldVolumes(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
    this.disks = session.disks();
  }

  static Syntax add(Syntax syntax) {
    syntax.values("--bundle", "DIR", "subtract the volumes of these bundles");
    return ClusterFlags.addMany(syntax);
  }

  /** Reads all bundles and clusters that the flags or the config file name. */
  static HeldVolumes read(Arguments arguments, Session session) {
    HeldVolumes held = new HeldVolumes(arguments, session);
    arguments.values("--bundle").forEach(held::bundle);
    held.contexts().forEach(held::cluster);
    return held;
  }

  List<Wanted> volumes() {
    return List.copyOf(volumes);
  }

  List<NotLookedAt> notLookedAt() {
    return List.copyOf(notLookedAt);
  }

  /** Whether nothing at all was named to subtract. */
  boolean nothingNamed() {
    return arguments.values("--bundle").isEmpty() && contexts().isEmpty();
  }

  private Set<String> contexts() {
    Set<String> contexts = new LinkedHashSet<>(arguments.values("--context"));
    if (arguments.has("--all-contexts")) {
      contexts.addAll(
          KubernetesClusters.contexts(ClusterFlags.options(arguments, Optional.empty())));
    }
    CloudConfig config = CloudFlags.config(arguments, session.console(), session.factories());
    contexts.addAll(config.contexts());
    return contexts;
  }

  private void bundle(String folder) {
    Bundle bundle = BundleReader.read(Path.of(folder));
    String capturedAt = bundle.header().capturedAt();
    bundle.volumes().forEach(volume -> volumes.add(Wanted.of(volume, disks, capturedAt)));
  }

  private void cluster(String context) {
    try {
      Cluster cluster = session.open(ClusterFlags.options(arguments, Optional.of(context)));
      cluster.list(
          ResourceType.PERSISTENT_VOLUME,
          Selection.EVERYTHING,
          volume -> volumes.add(Wanted.of(Volume.withoutClaim(volume), disks, "")));
    } catch (Fault fault) {
      missed(context, fault.getMessage());
    } catch (DiagnosticException e) {
      // A context that the kubeconfig does not have is a typing error, not a cluster out of reach.
      if (e.outcome() == Outcome.USAGE) {
        throw e;
      }
      missed(context, e.diagnostics().get(0).summary());
    }
  }

  private void missed(String context, String why) {
    notLookedAt.add(
        new NotLookedAt(
            new CloudScope("kubernetes", context, ""), OneLine.of(why), Optional.empty()));
  }
}
