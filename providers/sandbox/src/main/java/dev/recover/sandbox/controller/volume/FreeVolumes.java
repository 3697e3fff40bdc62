// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds the volume for a claim that names none, as {@code findBestMatch} does.
 *
 * <p>Volumes are grouped by their exact set of access modes, the group with the fewest modes first;
 * within a group a volume that is reserved for the claim comes first, then the smallest free one of
 * the class. So a free volume of a smaller group wins over a reserved one of a larger. Finding
 * costs no more with 10,000 volumes than with ten. Thread-safe.
 */
public final class FreeVolumes {
  private static final Comparator<List<String>> FEWEST_FIRST =
      Comparator.<List<String>>comparingInt(List::size).thenComparing(String::valueOf);

  private final ObjectStore store;
  private final Map<List<String>, Group> groups = new TreeMap<>(FEWEST_FIRST);
  private final Map<String, Place> places = new HashMap<>();

  private record Sized(Quantity capacity, String name) implements Comparable<Sized> {
    private static final Comparator<Sized> ORDER =
        Comparator.comparing(Sized::capacity).thenComparing(Sized::name);

    @Override
    public int compareTo(Sized other) {
      return ORDER.compare(this, other);
    }
  }

  private record Place(
      List<String> modes, Optional<ClaimName> claim, String className, Sized sized) {}

  private static final class Group {
    final Map<ClaimName, NavigableSet<Sized>> reserved = new HashMap<>();
    final Map<String, NavigableSet<Sized>> free = new HashMap<>();
  }

  FreeVolumes(ObjectStore store) {
    this.store = store;
  }

  synchronized void hear(StoreEvent event) {
    Place before = places.remove(event.object().name());
    if (before != null) {
      Group group = group(before.modes());
      before
          .claim()
          .ifPresentOrElse(
              claim -> remove(group.reserved, claim, before.sized()),
              () -> remove(group.free, before.className(), before.sized()));
    }
    VolumeView volume = new VolumeView(event.object());
    if (event.kind() == StoreEvent.Kind.DELETED || volume.phase().equals("Bound")) {
      return;
    }
    Place place = place(volume);
    places.put(volume.name(), place);
    Group group = group(place.modes());
    place
        .claim()
        .ifPresentOrElse(
            claim -> put(group.reserved, claim, place.sized()),
            () -> put(group.free, place.className(), place.sized()));
  }

  private static Place place(VolumeView volume) {
    return new Place(
        volume.accessModes().stream().distinct().sorted().toList(),
        volume.claim(),
        volume.className(),
        new Sized(volume.capacity(), volume.name()));
  }

  private Group group(List<String> modes) {
    return groups.computeIfAbsent(modes, key -> new Group());
  }

  private static <K> void put(Map<K, NavigableSet<Sized>> sets, K key, Sized sized) {
    sets.computeIfAbsent(key, k -> new TreeSet<>()).add(sized);
  }

  private static <K> void remove(Map<K, NavigableSet<Sized>> sets, K key, Sized sized) {
    NavigableSet<Sized> set = sets.get(key);
    if (set != null && set.remove(sized) && set.isEmpty()) {
      sets.remove(key);
    }
  }

  /**
   * Returns the volume that a claim should get.
   *
   * @param reservedOnly whether free volumes are left alone, as for a claim that waits for a pod
   */
  Optional<KubeObject> bestMatch(ClaimView claim, boolean reservedOnly) {
    return bestMatch(claim, reservedOnly, volume -> true);
  }

  /**
   * Returns the volume that a claim should get.
   *
   * @param usable what a free volume must be beyond what the claim asks for
   */
  public synchronized Optional<KubeObject> bestMatch(
      ClaimView claim, boolean reservedOnly, Predicate<KubeObject> usable) {
    for (Map.Entry<List<String>, Group> entry : groups.entrySet()) {
      if (new HashSet<>(entry.getKey()).containsAll(claim.accessModes())) {
        Optional<KubeObject> found = reserved(entry.getValue(), claim);
        if (found.isEmpty() && !reservedOnly) {
          found = free(entry.getValue(), claim, usable);
        }
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<KubeObject> reserved(Group group, ClaimView claim) {
    return group.reserved.getOrDefault(claim.key(), new TreeSet<>()).stream()
        .flatMap(sized -> read(sized).stream())
        .filter(volume -> new VolumeView(volume).isReservedFor(claim))
        .filter(volume -> VolumeFit.isCandidate(new VolumeView(volume), claim))
        .findFirst();
  }

  private Optional<KubeObject> free(Group group, ClaimView claim, Predicate<KubeObject> usable) {
    NavigableSet<Sized> ofClass = group.free.getOrDefault(claim.className(), new TreeSet<>());
    Map<String, Object> selector = claim.object().map("spec", "selector");
    return ofClass.tailSet(new Sized(claim.request(), ""), true).stream()
        .flatMap(sized -> read(sized).stream())
        .filter(volume -> isFree(new VolumeView(volume), claim))
        .filter(volume -> LabelSelector.matches(selector, volume.labels()))
        .filter(usable)
        .findFirst();
  }

  private static boolean isFree(VolumeView volume, ClaimView claim) {
    return !volume.hasClaimRef()
        && volume.phase().equals("Available")
        && volume.className().equals(claim.className())
        && VolumeFit.isCandidate(volume, claim);
  }

  private Optional<KubeObject> read(Sized sized) {
    return store.get(ResourceType.PERSISTENT_VOLUME, "", sized.name());
  }
}
