// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import dev.recover.bundle.Sha256;
import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.observed.DiskIndex;
import java.util.Optional;

/**
 * What the PersistentVolume of a disk is called: as before where that is known and not taken, so
 * that whatever names it still finds it.
 */
final class VolumeNames {
  private final AdoptRequest request;
  private final AnswerSources sources;
  private final DiskIndex held;

  VolumeNames(AdoptRequest request, AnswerSources sources, DiskIndex held) {
    this.request = request;
    this.sources = sources;
    this.held = held;
  }

  String of(ClaimName claim, HintedDisk disk) {
    return sources
        .volume(claim, disk.id())
        .map(KubeObject::name)
        .or(() -> request.answers().of(claim).flatMap(AdoptionAnswer::volume))
        .or(() -> awaited(claim))
        .or(() -> disk.hint().volume().filter(name -> !taken(name, disk)))
        .orElseGet(() -> "adopted-" + digest(disk).substring(0, 12));
  }

  /** The PersistentVolume that a waiting claim of the target names and that is not there. */
  private Optional<String> awaited(ClaimName claim) {
    return sources
        .claim(claim)
        .flatMap(live -> live.text("spec", "volumeName"))
        .filter(name -> !name.isEmpty() && find(name).isEmpty());
  }

  private boolean taken(String name, HintedDisk disk) {
    return find(name).isPresent() && !held.diskOf(name).equals(Optional.of(disk.id()));
  }

  private Optional<KubeObject> find(String name) {
    return request.target().find(ResourceType.PERSISTENT_VOLUME, "", name);
  }

  private static String digest(HintedDisk disk) {
    return Sha256.of(disk.id().toString()).replaceFirst("^sha256:", "");
  }
}
