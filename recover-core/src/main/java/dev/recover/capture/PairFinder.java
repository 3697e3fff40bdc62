// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which PersistentVolume belongs to which claim, and guesses nothing.
 *
 * <p>They belong together when both name each other. When only one does, they do if nothing else
 * contends: the claim names no volume and exactly one PersistentVolume names the claim (one with
 * the claim's uid before those without), or the claim names a PersistentVolume that names no claim.
 * All else is kept apart and reported. Time grows with the number of objects.
 */
final class PairFinder {
  private final Map<String, CapturedVolume> volumes = new TreeMap<>();
  private final Map<ClaimName, CapturedClaim> claims = new TreeMap<>();
  private final Map<ClaimName, List<CapturedVolume>> namedBy = new HashMap<>();
  private final Map<String, Integer> wanted = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  PairFinder(Collection<CapturedVolume> volumes, Collection<CapturedClaim> claims) {
    volumes.stream()
        .sorted(Comparator.comparing(CapturedVolume::name))
        .forEach(
            volume -> {
              this.volumes.put(volume.name(), volume);
              volume
                  .claim()
                  .ifPresent(
                      name -> namedBy.computeIfAbsent(name, n -> new ArrayList<>(1)).add(volume));
            });
    for (CapturedClaim claim : claims) {
      this.claims.put(claim.name(), claim);
      wanted.merge(claim.volumeName(), 1, Integer::sum);
    }
  }

  /** Returns everything, each object once: claims by name, then volumes without one by name. */
  List<CapturedPair> find() {
    List<CapturedPair> pairs = new ArrayList<>(claims.size());
    for (CapturedClaim claim : claims.values()) {
      pairs.add(pair(claim));
    }
    for (CapturedVolume volume : volumes.values()) {
      if (!taken.contains(volume.name())) {
        pairs.add(
            new CapturedPair(Optional.of(volume), Optional.empty(), List.of(withoutClaim(volume))));
      }
    }
    return pairs;
  }

  private CapturedPair pair(CapturedClaim claim) {
    List<CapturedVolume> naming = namedBy.getOrDefault(claim.name(), List.of());
    Optional<CapturedVolume> volume =
        claim.volumeName().isEmpty() ? theOnlyOne(claim, naming) : named(claim);
    List<Diagnostic> found = new ArrayList<>();
    if (naming.size() > 1) {
      found.add(PairFindings.claimedTwice(claim, naming, volume));
    }
    if (volume.isPresent()) {
      taken.add(volume.get().name());
      PairFindings.oneWay(claim, volume.get()).ifPresent(found::add);
    } else {
      found.add(PairFindings.withoutVolume(claim, volumes.get(claim.volumeName()), naming));
    }
    return new CapturedPair(volume, Optional.of(claim), found);
  }

  private Optional<CapturedVolume> named(CapturedClaim claim) {
    return Optional.ofNullable(volumes.get(claim.volumeName()))
        .filter(
            volume ->
                volume
                    .claim()
                    .map(claim.name()::equals)
                    .orElse(wanted.getOrDefault(volume.name(), 0) == 1));
  }

  private static Optional<CapturedVolume> theOnlyOne(
      CapturedClaim claim, List<CapturedVolume> naming) {
    List<CapturedVolume> sure =
        naming.stream()
            .filter(volume -> !claim.uid().isEmpty() && volume.claimUid().equals(claim.uid()))
            .toList();
    List<CapturedVolume> candidates = sure.isEmpty() ? naming : sure;
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private Diagnostic withoutClaim(CapturedVolume volume) {
    return PairFindings.withoutClaim(volume, volume.claim().map(claims::get).orElse(null));
  }
}
