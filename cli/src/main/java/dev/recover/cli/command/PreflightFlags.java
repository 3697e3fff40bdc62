// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.apply.world.TargetReader;
import dev.recover.bundle.Bundle;
import dev.recover.cli.cloud.Clouds;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Volume;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.Disks;
import dev.recover.spi.NotLookedAt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The options that say what is looked at, and done, before a cluster gets a disk. */
public final class PreflightFlags {
  private static final String SOURCE = "--source-context";
  private static final String SNAPSHOT = "--snapshot-first";
  private static final String CLUSTER = "--target-cluster-name";

  private PreflightFlags() {}

  public static Syntax add(Syntax syntax) {
    return syntax
        .value(
            SOURCE, "NAME", "the context of the cluster that had the disks: is it done with them")
        .flag(SNAPSHOT, "take a snapshot of each disk before the cluster gets it; it is kept")
        .value(CLUSTER, "NAME", "the name that the target's driver tags its disks with (EKS)");
  }

  /**
   * Adds to what clouds said what the options ask for; opens the source's cluster if it is named.
   */
  public static CloudSide side(CloudSide asked, Arguments arguments, Session session) {
    if (arguments.has(SNAPSHOT) && asked.lookup().found().isEmpty()) {
      throw Arguments.wrong(
          SNAPSHOT + " needs the disks, and no cloud showed any",
          "name their cloud with --provider, as somebody who may see them");
    }
    CloudSide side =
        asked.inCluster(arguments.value(CLUSTER)).withSnapshots(arguments.has(SNAPSHOT));
    side = RelocateFlags.side(side, arguments, arguments.value(CLUSTER));
    Optional<String> context = arguments.value(SOURCE);
    if (context.isEmpty()) {
      return side;
    }
    ClusterOptions target = ClusterFlags.options(arguments);
    ClusterOptions source =
        new ClusterOptions(
            target.kubeconfigs(),
            context,
            target.asUser(),
            target.asGroups(),
            target.requestTimeout(),
            target.parallelism());
    return side.from(
        new TargetReader(session.open(source)).read(TargetReader.FOR_PLAN, Set.of()).state());
  }

  /** Asks the clouds that are named for the disks of a bundle; nobody when none is named. */
  static CloudSide ask(
      Bundle bundle, Predicate<Volume> selected, Arguments arguments, Session session) {
    return CloudFlags.given(arguments, session.console()) || RelocateFlags.given(arguments)
        ? ask(bundle, selected, session.clouds(arguments), session.disks())
        : CloudSide.NOT_ASKED;
  }

  /** Asks these clouds for the disks of a bundle. */
  public static CloudSide ask(
      Bundle bundle, Predicate<Volume> selected, Clouds clouds, Disks disks) {
    Map<String, Set<DiskId>> byDriver = new TreeMap<>();
    bundle.volumes().stream()
        .filter(selected)
        .flatMap(volume -> volume.volume().flatMap(disks::diskOf).stream())
        .forEach(id -> byDriver.computeIfAbsent(id.driver(), d -> new TreeSet<>()).add(id));
    Map<DiskId, Disk> found = new HashMap<>();
    Set<DiskId> missing = new HashSet<>();
    Map<DiskId, NotLookedAt> notLookedAt = new HashMap<>();
    byDriver.forEach(
        (driver, ids) -> {
          Optional<DiskProvider> cloud = clouds.providerOf(driver);
          if (cloud.isPresent()) {
            DiskLookup lookup = cloud.get().find(ids);
            found.putAll(lookup.found());
            missing.addAll(lookup.missing());
            notLookedAt.putAll(lookup.notLookedAt());
          } else {
            found.putAll(clouds.listed(ids));
          }
        });
    return CloudSide.of(new DiskLookup(found, missing, notLookedAt));
  }
}
