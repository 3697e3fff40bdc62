// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds candidates that would have the same disk or the same name, and says so of each. */
final class Collisions {
  private final List<Candidate> candidates;

  private Collisions(List<Candidate> candidates) {
    this.candidates = candidates;
  }

  /**
   * Returns the candidates in the same order, with what there is to say added.
   *
   * @param bundle all volumes of the bundle
   */
  static List<Candidate> mark(List<Candidate> candidates, List<Volume> bundle) {
    return new Collisions(candidates)
        .marked(Candidate::disk, Collisions::sameDisk)
        .marked(candidate -> candidate.volume().name(), Collisions::sameVolumeName)
        .marked(Candidate::name, Collisions::sameClaimName)
        .markedClaimedTwice(bundle)
        .candidates;
  }

  private <K> Collisions marked(
      Function<Candidate, K> key, BiFunction<Candidate, List<String>, Diagnostic> said) {
    Map<K, List<Candidate>> groups = new HashMap<>();
    for (Candidate candidate : candidates) {
      groups.computeIfAbsent(key.apply(candidate), k -> new ArrayList<>(1)).add(candidate);
    }
    List<Candidate> result = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      List<Candidate> group = groups.getOrDefault(key.apply(candidate), List.of());
      result.add(
          group.size() > 1
              ? candidate.with(said.apply(candidate, group.stream().map(Collisions::line).toList()))
              : candidate);
    }
    return new Collisions(result);
  }

  /** A claim that names no volume cannot say which of two that name it is the right one. */
  private Collisions markedClaimedTwice(List<Volume> bundle) {
    Map<ClaimName, List<String>> claimants = new HashMap<>();
    for (Volume volume : bundle) {
      volume
          .volume()
          .flatMap(Volume::claimRef)
          .ifPresent(
              claim ->
                  claimants
                      .computeIfAbsent(claim, c -> new ArrayList<>(1))
                      .add("volume    " + volume.name()));
    }
    return new Collisions(
        candidates.stream()
            .map(
                candidate -> {
                  List<String> all =
                      candidate
                          .captured()
                          .claimName()
                          .map(claim -> claimants.getOrDefault(claim, List.of()))
                          .orElse(List.of());
                  return all.size() > 1 && !namesItsVolume(candidate)
                      ? candidate.with(claimedTwice(candidate, all))
                      : candidate;
                })
            .toList());
  }

  private static boolean namesItsVolume(Candidate candidate) {
    return candidate
        .captured()
        .claim()
        .flatMap(claim -> claim.text("spec", "volumeName"))
        .filter(name -> name.equals(candidate.captured().name()))
        .isPresent();
  }

  private static String line(Candidate candidate) {
    return "volume    " + candidate.captured().name() + ", claim " + candidate.captured().label();
  }

  private static Diagnostic sameDisk(Candidate candidate, List<String> lines) {
    return candidate
        .error(
            Code.HANDLE_TWICE,
            "two PersistentVolumes of the bundle name the same disk " + candidate.disk(),
            "one disk goes behind one claim; two would write over each other",
            "choose one of them with `--claim NAMESPACE/CLAIM` and plan again")
        .withDetails(lines);
  }

  private static Diagnostic sameVolumeName(Candidate candidate, List<String> lines) {
    return collision(candidate, "PersistentVolume " + candidate.volume().name(), lines);
  }

  private static Diagnostic sameClaimName(Candidate candidate, List<String> lines) {
    return collision(candidate, "claim " + candidate.name(), lines);
  }

  private static Diagnostic collision(Candidate candidate, String what, List<String> lines) {
    return candidate
        .error(
            Code.TARGET_COLLISION,
            "two volumes would both become " + what,
            "a mapping gives both the same name in the target",
            "give one of them another name with `--map-name OLD=NEW`, or leave one out")
        .withDetails(lines);
  }

  private static Diagnostic claimedTwice(Candidate candidate, List<String> lines) {
    return candidate
        .error(
            Code.CLAIMED_TWICE,
            "two PersistentVolumes of the bundle name this claim",
            "the claim names none of them, so nothing says which has its data",
            "set spec.volumeName of the captured claim to the right one, and plan again")
        .withDetails(lines);
  }
}
