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
    String project = to.account().isEmpty() ? handle.project() : to.account();
    List<String> zones = to.zones().isEmpty() ? disk.zones() : to.zones();
    String region = region(zones);
    CloudScope there =
        new CloudScope(disk.scope().provider(), project, zones.size() == 1 ? zones.get(0) : region);
    Map<String, String> labels = labels();
    Optional<String> key = key(region);
    String type = to.type().orElse(disk.facts().type());
    PdHandle made =
        zones.size() == 1
            ? new PdHandle(project, false, zones.get(0), NOT_MADE)
            : new PdHandle(project, true, region, NOT_MADE);
    String description = disk.facts().description();
    DiskFacts facts =
        new DiskFacts(
            type,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            key,
            Optional.empty(),
            Set.of(),
            labels,
            description);
    Disk copy =
        new Disk(
            new DiskId(disk.id().driver(), made.toString()),
            "",
            "",
            there,
            zones,
            List.of(),
            disk.sizeBytes(),
            DiskState.AVAILABLE,
            List.of(),
            facts);
    return new Relocation(
        new CloudScope(disk.scope().provider(), handle.project(), ""),
        Map.of(Relocation.SOURCE, handle.name()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new NewDisk("", there, zones, type, disk.sizeBytes(), key, labels, description),
        copy);
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
