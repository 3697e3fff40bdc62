// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a captured PersistentVolume and claim are a pair that can be restored as one. */
final class Pairing {
  private Pairing() {}

  /** Returns what is to be said about it; an error means that it cannot. */
  static List<Diagnostic> check(Volume captured) {
    if (captured.claim().isEmpty()) {
      return List.of(withoutClaim(captured));
    }
    if (captured.volume().isEmpty()) {
      return List.of(withoutVolume(captured));
    }
    KubeObject volume = captured.volume().get();
    KubeObject claim = captured.claim().get();
    List<Diagnostic> found = new ArrayList<>();
    checkClaimRef(captured, volume, claim).ifPresent(found::add);
    checkVolumeName(captured, volume, claim).ifPresent(found::add);
    checkUid(captured, volume, claim).ifPresent(found::add);
    if (claim.text("status", "phase").filter("Lost"::equals).isPresent()) {
      found.add(wasLost(captured));
    }
    return found;
  }

  private static Diagnostic withoutClaim(Volume captured) {
    return Diagnostic.error(
        Code.VOLUME_WITHOUT_CLAIM,
        captured.label(),
        "PersistentVolume " + captured.name() + " was captured without its claim",
        "a claim's size, access modes and class are never made up, and without it the volume is no"
            + " pair",
        "Add the claim to what you capture from, or write one that names the volume, and capture"
            + " again.");
  }

  private static Diagnostic withoutVolume(Volume captured) {
    String volume = captured.name();
    return Diagnostic.error(
        Code.CLAIM_WITHOUT_VOLUME,
        captured.label(),
        volume.isEmpty()
            ? "claim " + captured.label() + " names no PersistentVolume"
            : "PersistentVolume " + volume + " of claim " + captured.label() + " was not captured",
        "without the PersistentVolume the disk is not known, and the claim alone would get an empty"
            + " one",
        "Add the PersistentVolume to what you capture from and capture again.");
  }

  private static Optional<Diagnostic> checkClaimRef(
      Volume captured, KubeObject volume, KubeObject claim) {
    ClaimName name = new ClaimName(claim.namespace(), claim.name());
    Optional<ClaimName> named = Volume.claimRef(volume);
    if (named.isEmpty()) {
      return Optional.of(
          disagrees(
              captured,
              "PersistentVolume " + volume.name() + " named no claim when it was captured"));
    }
    return named
        .filter(other -> !other.equals(name))
        .map(
            other ->
                Diagnostic.error(
                    Code.PAIR_DISAGREES,
                    captured.label(),
                    "PersistentVolume " + volume.name() + " belongs to claim " + other,
                    "its claimRef names "
                        + other
                        + ", not "
                        + name
                        + ", so the disk is not given"
                        + " away",
                    "Capture again, or correct spec.claimRef if the disk does belong to "
                        + name
                        + "."));
  }

  private static Optional<Diagnostic> checkVolumeName(
      Volume captured, KubeObject volume, KubeObject claim) {
    String named = claim.text("spec", "volumeName").orElse("");
    if (named.isEmpty()) {
      return Optional.of(
          disagrees(captured, "claim " + captured.label() + " was not bound when it was captured"));
    }
    return Optional.of(named)
        .filter(other -> !other.equals(volume.name()))
        .map(
            other ->
                Diagnostic.error(
                    Code.PAIR_DISAGREES,
                    captured.label(),
                    "claim " + captured.label() + " belongs to PersistentVolume " + other,
                    "its volumeName is " + other + ", not " + volume.name(),
                    "Capture again, or correct spec.volumeName if the claim does belong to "
                        + volume.name()
                        + "."));
  }

  private static Optional<Diagnostic> checkUid(
      Volume captured, KubeObject volume, KubeObject claim) {
    return volume
        .text("spec", "claimRef", "uid")
        .filter(uid -> claim.uid().isPresent() && !claim.uid().get().equals(uid))
        .map(
            uid ->
                disagrees(
                    captured,
                    "PersistentVolume "
                        + volume.name()
                        + " was held for an earlier claim of that name"));
  }

  private static Diagnostic disagrees(Volume captured, String summary) {
    return Diagnostic.warning(
        Code.PAIR_DISAGREES,
        captured.label(),
        summary,
        "the two were not bound to each other at capture; they will be in the target",
        "Check that this disk holds the data of " + captured.label() + ".");
  }

  private static Diagnostic wasLost(Volume captured) {
    return Diagnostic.warning(
        Code.WAS_LOST,
        captured.label(),
        "claim " + captured.label() + " was Lost when it was captured",
        "it pointed at a PersistentVolume that was gone or held for another claim",
        "Check that this disk holds the data of " + captured.label() + ".");
  }
}
