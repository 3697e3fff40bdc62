// SPDX-License-Identifier: Apache-2.0
package dev.recover.locate;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Disks by everything that they can be looked up by; each look-up is one hash access. */
final class DiskIndex {
  private final Map<DiskId, List<HintedDisk>> byId = new HashMap<>();
  private final Map<String, List<HintedDisk>> byClaimUid = new HashMap<>();
  private final Map<String, List<HintedDisk>> byName = new HashMap<>();
  private final Map<ClaimName, List<HintedDisk>> byClaim = new HashMap<>();
  private final Map<String, List<HintedDisk>> byVolume = new HashMap<>();

  DiskIndex(Collection<HintedDisk> disks) {
    for (HintedDisk disk : disks) {
      put(byId, disk.id(), disk);
      disk.hint().claimUid().ifPresent(uid -> put(byClaimUid, uid, disk));
      disk.hint().claim().ifPresent(claim -> put(byClaim, claim, disk));
      disk.hint().volume().ifPresent(volume -> put(byVolume, volume, disk));
      if (!disk.disk().name().isEmpty()) {
        put(byName, disk.disk().name(), disk);
      }
    }
  }

  private static <K> void put(Map<K, List<HintedDisk>> index, K key, HintedDisk disk) {
    // Most keys have one disk: the list of one costs a third of an ArrayList.
    index.merge(
        key,
        List.of(disk),
        (old, one) -> {
          List<HintedDisk> list = old instanceof ArrayList ? old : new ArrayList<>(old);
          list.addAll(one);
          return list;
        });
  }

  /** The claims that the metadata of any disk names. */
  Set<ClaimName> claims() {
    return byClaim.keySet();
  }

  List<HintedDisk> named(DiskId id) {
    return byId.getOrDefault(id, List.of());
  }

  /** The disks that stand on a rung for a volume. */
  Collection<HintedDisk> on(Rung rung, Wanted wanted) {
    return switch (rung) {
      case HANDLE -> wanted.handle().map(this::named).orElse(List.of());
      case CLAIM_UID -> byClaimUid(wanted);
      case IN_TREE_NAME -> wanted.inTree().map(this::byNameAndZone).orElse(List.of());
      case METADATA -> byMetadata(wanted);
      case NAME_PATTERN -> List.of();
    };
  }

  /** A tag may say any uid; only the disk's own name was given by the provisioner. */
  private List<HintedDisk> byClaimUid(Wanted wanted) {
    Optional<String> uid = wanted.claimUid();
    return uid.isEmpty()
        ? List.of()
        : byClaimUid.getOrDefault(uid.get(), List.of()).stream()
            .filter(disk -> disk.disk().name().endsWith(uid.get()))
            .toList();
  }

  private List<HintedDisk> byNameAndZone(InTreeName name) {
    return byName.getOrDefault(name.name(), List.of()).stream()
        .filter(disk -> inZones(disk.disk().zones(), name.zones()))
        .toList();
  }

  private static boolean inZones(List<String> disk, List<String> wanted) {
    return wanted.isEmpty() || disk.isEmpty() || disk.stream().anyMatch(wanted::contains);
  }

  private Collection<HintedDisk> byMetadata(Wanted wanted) {
    Set<HintedDisk> disks = new LinkedHashSet<>();
    wanted.claim().ifPresent(claim -> disks.addAll(byClaim.getOrDefault(claim, List.of())));
    if (!wanted.volume().isEmpty()) {
      disks.addAll(byVolume.getOrDefault(wanted.volume(), List.of()));
    }
    wanted.claimUid().ifPresent(uid -> disks.addAll(byClaimUid.getOrDefault(uid, List.of())));
    return disks;
  }
}
