// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.VolumeText;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PersistentVolume with its claim, or one of the two alone, and what there is to say of them. */
record CapturedPair(
    Optional<CapturedVolume> volume, Optional<CapturedClaim> claim, List<Diagnostic> pairing) {

  /** The claim's name: its own, or what the volume names. */
  Optional<ClaimName> claimName() {
    return claim.map(CapturedClaim::name).or(() -> volume.flatMap(CapturedVolume::claim));
  }

  /** The classes that either names. */
  List<String> storageClasses() {
    return Stream.of(
            volume.map(CapturedVolume::storageClass), claim.map(CapturedClaim::storageClass))
        .flatMap(Optional::stream)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * Everything there is to say; what is about a volume that was left by an earlier claim is not
   * said of the claim that has its name now.
   */
  List<Diagnostic> findings() {
    List<Diagnostic> all = new ArrayList<>(pairing);
    volume.ifPresent(
        v ->
            v.findings()
                .forEach(
                    finding ->
                        all.add(claim.isPresent() ? finding : finding.withSubject(v.name()))));
    claim.ifPresent(c -> all.addAll(c.findings()));
    return all;
  }

  VolumeText text() {
    List<byte[]> items = new ArrayList<>();
    volume.ifPresent(v -> items.add(v.text()));
    claim.ifPresent(c -> items.add(c.text()));
    return claim
        .map(c -> VolumeText.ofClaim(c.name().namespace(), c.name().name(), items))
        .orElseGet(() -> VolumeText.ofUnclaimed(volume.orElseThrow().name(), items.get(0)));
  }
}
