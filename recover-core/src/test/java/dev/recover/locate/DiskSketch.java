// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.spi.HintGatherer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A disk of a test, told in the words of the story. */
final class DiskSketch {
  static final String DRIVER = "pd.csi.storage.gke.io";
  static final CloudScope SCOPE = new CloudScope("gcp", "shop", "us-central1");

  private final String name;
  private final String zone;
  private String cloudId;
  private Optional<String> created = Optional.of("2026-01-10T08:00:00Z");
  private Optional<String> snapshot = Optional.empty();
  private DiskState state = DiskState.AVAILABLE;
  private List<String> attachedTo = List.of();
  private Set<DiskTrait> traits = Set.of();
  private long bytes = 10L << 30;
  private final HintGatherer gatherer = new HintGatherer();

  private DiskSketch(String name, String zone) {
    this.name = name;
    this.zone = zone;
    this.cloudId = "id-" + name + "-" + zone;
    gatherer.diskName(name);
  }

  static DiskSketch disk(String name, String zone) {
    return new DiskSketch(name, zone);
  }

  static DiskId id(String name, String zone) {
    return new DiskId(DRIVER, "projects/shop/zones/" + zone + "/disks/" + name);
  }

  DiskSketch says(String claim, String volume) {
    String[] parts = claim.split("/");
    gatherer.claim("description", Optional.of(parts[0]), Optional.of(parts[1]));
    gatherer.volume("description", Optional.of(volume).filter(text -> !text.isEmpty()));
    return this;
  }

  DiskSketch cluster(String cluster) {
    gatherer.cluster("label goog-k8s-cluster-name", Optional.of(cluster));
    return this;
  }

  DiskSketch against(String text) {
    gatherer.against(text);
    return this;
  }

  DiskSketch cloudId(String id) {
    cloudId = id;
    return this;
  }

  DiskSketch made(String time) {
    created = Optional.of(time);
    return this;
  }

  DiskSketch of(String sourceSnapshot) {
    snapshot = Optional.of(sourceSnapshot);
    return this;
  }

  DiskSketch on(String machine) {
    attachedTo = List.of(machine);
    state = DiskState.IN_USE;
    return this;
  }

  DiskSketch in(DiskState other) {
    state = other;
    return this;
  }

  DiskSketch with(DiskTrait trait) {
    traits = Set.of(trait);
    return this;
  }

  DiskSketch bytes(long size) {
    bytes = size;
    return this;
  }

  HintedDisk hinted() {
    DiskFacts facts =
        new DiskFacts(
            "pd-balanced",
            created,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            snapshot,
            traits,
            Map.of(),
            "");
    Disk disk =
        new Disk(
            id(name, zone),
            cloudId,
            name,
            SCOPE,
            List.of(zone),
            List.of(),
            bytes,
            state,
            attachedTo,
            facts);
    return new HintedDisk("gcp", disk, gatherer.hint());
  }
}
