// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.OneLine;
import dev.recover.spi.Destination;
import dev.recover.spi.DiskChange;
import dev.recover.spi.NewDisk;
import dev.recover.spi.Relocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The way of a disk of Compute Engine to another zone, region or project. Pure.
 *
 * <p>Snapshots are global: one is enough, and a disk is made of it in any project that may use it.
 *
 * @see <a href="https://cloud.google.com/compute/docs/disks/create-snapshots">Create disk
 *     snapshots</a>
 */
final class PdRelocation {
  /** What the disk would be named; the one that is made has a name of its step. */
  private static final String NOT_MADE = "not-made-yet";

  private static final int MOST_ZONES = 2;

  private final Disk disk;
  private final PdHandle handle;
  private final Destination to;

  PdRelocation(Disk disk, PdHandle handle, Destination to) {
    this.disk = disk;
    this.handle = handle;
    this.to = to;
  }

  Relocation way() {
    Disk copy = copy();
    DiskFacts facts = copy.facts();
    return new Relocation(
        new CloudScope(disk.scope().provider(), handle.project(), ""),
        Map.of(Relocation.SOURCE, handle.name()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new NewDisk(
            "",
            copy.scope(),
            copy.zones(),
            facts.type(),
            copy.sizeBytes(),
            facts.key(),
            facts.tags(),
            facts.description()),
        copy);
  }

  private Disk copy() {
    String project = to.account().isEmpty() ? handle.project() : to.account();
    List<String> zones = to.zones().isEmpty() ? disk.zones() : to.zones();
    String region = region(zones);
    boolean regional = zones.size() > 1;
    String place = regional ? region : zones.get(0);
    DiskFacts facts =
        new DiskFacts(
            to.type().orElse(disk.facts().type()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            key(region),
            Optional.empty(),
            Set.of(),
            labels(),
            disk.facts().description());
    return new Disk(
        new DiskId(disk.id().driver(), new PdHandle(project, regional, place, NOT_MADE).toString()),
        "",
        "",
        new CloudScope(disk.scope().provider(), project, place),
        zones,
        List.of(),
        disk.sizeBytes(),
        DiskState.AVAILABLE,
        List.of(),
        facts);
  }

  /** What the old cluster and its driver wrote for themselves stays behind. */
  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(disk.facts().tags());
    labels
        .keySet()
        .removeIf(
            key ->
                key.startsWith("goog-")
                    || key.equals("cluster-id-gke-io")
                    || key.equals("volume-publish-status-gke-io")
                    || key.equals(DiskChange.PROVENANCE));
    labels.put(Relocation.SOURCE, handle.name());
    return labels;
  }

  private String region(List<String> zones) {
    Optional<String> region = PdHandle.regionOf(zones);
    boolean fits = to.region().isEmpty() || region.filter(to.region()::equals).isPresent();
    if (region.isEmpty() || zones.size() > MOST_ZONES || !fits) {
      throw refused(
          Code.USAGE_WRONG,
          OneLine.of(String.join(" and ", zones))
              + (fits ? " cannot be the place of one disk" : " is not in " + to.region()),
          "a disk lies in one zone, or in two of one region",
          "name them with `--to-zone`, for example europe-west3-a");
    }
    return region.get();
  }

  private Optional<String> key(String region) {
    Optional<String> own = disk.facts().key();
    boolean far = !region.equals(handle.region());
    if (to.key().isEmpty() && own.isPresent() && far && !own.get().contains("/locations/global/")) {
      throw refused(
          Code.DISK_KEY,
          "disk " + handle.name() + " is encrypted with a key of another region",
          "a key protects disks of its own location only: " + own.get(),
          "name a key of " + region + " with `--to-key`");
    }
    return to.key().or(() -> own);
  }

  private static DiagnosticException refused(Code code, String what, String why, String remedy) {
    return new DiagnosticException(Diagnostic.error(code, "", what, why, remedy));
  }
}
