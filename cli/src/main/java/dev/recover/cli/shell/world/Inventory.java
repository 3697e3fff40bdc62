// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.bundle.Bundle;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.Attachments;
import dev.recover.plan.observed.DiskIndex;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All claims that bundle and cluster know of, joined, as one immutable value.
 *
 * <p>It is made once for each state of the world; looking something up costs no network.
 */
public final class Inventory {
  public static final Inventory EMPTY = new Inventory(new TreeMap<>());

  private final TreeMap<ClaimName, Entry> entries;

  private Inventory(TreeMap<ClaimName, Entry> entries) {
    this.entries = entries;
  }

  /** Joins what is known; either may be missing. The cost is linear. */
  public static Inventory of(Optional<Bundle> bundle, Optional<TargetState> state, Disks disks) {
    TreeMap<ClaimName, Entry> entries = new TreeMap<>();
    Living living = new Living(state, disks);
    state.ifPresent(
        seen ->
            seen.all(ResourceType.PERSISTENT_VOLUME_CLAIM)
                .forEach(claim -> put(entries, living.entryOf(claim))));
    bundle.ifPresent(
        captured ->
            captured.volumes().stream()
                .filter(volume -> volume.claimName().isPresent())
                .forEach(volume -> put(entries, living.entryOf(volume))));
    return new Inventory(entries);
  }

  private static void put(TreeMap<ClaimName, Entry> entries, Entry entry) {
    entries.put(entry.claim(), entry);
  }

  /** Every claim, by name. */
  public Collection<Entry> all() {
    return entries.values();
  }

  public Optional<Entry> find(ClaimName claim) {
    return Optional.ofNullable(entries.get(claim));
  }

  /** The claims whose names begin so, by name. */
  public Collection<Entry> startingWith(String namespace, String name) {
    return entries
        .subMap(
            new ClaimName(namespace, name), true, new ClaimName(namespace, name + '\uffff'), false)
        .values();
  }

  /** The namespaces that have a claim, by name. */
  public Set<String> namespaces() {
    Set<String> namespaces = new TreeSet<>();
    ClaimName next = entries.isEmpty() ? null : entries.firstKey();
    while (next != null) {
      namespaces.add(next.namespace());
      next = entries.higherKey(new ClaimName(next.namespace(), "\uffff"));
    }
    return namespaces;
  }

  /** The cluster's side, indexed. */
  private static final class Living {
    private final TargetState state;
    private final Disks disks;
    private final DiskIndex index;
    private final Attachments attachments;
    private final Map<String, KubeObject> volumes = new HashMap<>();
    private final Map<ClaimName, KubeObject> claims = new HashMap<>();

    Living(Optional<TargetState> seen, Disks disks) {
      this.disks = disks;
      this.state = seen.orElseGet(Living::nothing);
      Collection<KubeObject> all = state.all(ResourceType.PERSISTENT_VOLUME);
      this.index = new DiskIndex(all, disks);
      this.attachments = new Attachments(state, index);
      all.forEach(volume -> volumes.put(volume.name(), volume));
      state
          .all(ResourceType.PERSISTENT_VOLUME_CLAIM)
          .forEach(claim -> claims.put(new ClaimName(claim.namespace(), claim.name()), claim));
    }

    private static TargetState nothing() {
      return new TargetState(new dev.recover.spi.ClusterIdentity("", "", "", "", false), Map.of());
    }

    /** A claim that lives in the cluster. */
    Entry entryOf(KubeObject claim) {
      Optional<KubeObject> volume = claim.text("spec", "volumeName").map(volumes::get);
      boolean bound = claim.text("status", "phase").filter("Bound"::equals).isPresent();
      return entry(
          new Volume(volume, Optional.of(claim)),
          bound ? State.BOUND : State.PENDING,
          volume,
          false);
    }

    /** A pair of the bundle, seen in the cluster. */
    Entry entryOf(Volume captured) {
      Optional<KubeObject> holder =
          captured
              .volume()
              .flatMap(disks::diskOf)
              .flatMap(disk -> index.holders(disk).stream().findFirst());
      return entry(captured, stateOf(captured, holder), holder, true);
    }

    private State stateOf(Volume captured, Optional<KubeObject> holder) {
      ClaimName name = captured.claimName().orElseThrow();
      Optional<KubeObject> claim = Optional.ofNullable(claims.get(name));
      if (holder.isEmpty()) {
        return claim.isPresent() ? State.TAKEN : State.LOST;
      }
      boolean own = Volume.claimRef(holder.get()).filter(name::equals).isPresent();
      if (!own) {
        return Volume.claimRef(holder.get()).isPresent() ? State.HELD : State.AVAILABLE;
      }
      return switch (holder.get().text("status", "phase").orElse("")) {
        case "Bound" -> claim.isPresent() ? State.BOUND : State.RELEASED;
        case "Released" -> State.RELEASED;
        default -> claim.isPresent() ? State.PENDING : State.AVAILABLE;
      };
    }

    private Entry entry(Volume volume, State state, Optional<KubeObject> living, boolean captured) {
      Optional<KubeObject> pv = living.or(volume::volume);
      return new Entry(
          volume.claimName().orElseThrow(),
          pv.map(KubeObject::name).orElseGet(volume::name),
          pv.flatMap(disks::diskOf).map(disk -> disk.handle()).orElse(""),
          pv.flatMap(v -> v.text("spec", "capacity", "storage"))
              .or(() -> volume.claim().flatMap(Living::requested))
              .orElse(""),
          pv.or(volume::claim).flatMap(Volume::storageClass).orElse(""),
          pv.flatMap(v -> v.text("spec", "persistentVolumeReclaimPolicy")).orElse(""),
          state,
          captured,
          nodes(volume, living));
    }

    private static Optional<String> requested(KubeObject claim) {
      return claim.text("spec", "resources", "requests", "storage");
    }

    private List<String> nodes(Volume volume, Optional<KubeObject> living) {
      List<KubeObject> holding = new ArrayList<>();
      living.ifPresent(pv -> holding.addAll(attachments.of(pv.name())));
      if (holding.isEmpty()) {
        volume
            .volume()
            .flatMap(disks::diskOf)
            .flatMap(disk -> attachments.otherThan("", disk))
            .ifPresent(holding::add);
      }
      return holding.stream()
          .map(attachment -> attachment.text("spec", "nodeName").orElse("?"))
          .distinct()
          .sorted()
          .toList();
    }
  }
}
