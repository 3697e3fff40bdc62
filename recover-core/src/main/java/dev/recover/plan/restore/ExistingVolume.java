// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a PersistentVolume that has the wanted name already means.
 *
 * <p>Only one that has the same disk, and that no live claim but ours has, may be used. Of a Bound
 * one nothing is changed: without its uid its claim would be Lost.
 */
final class ExistingVolume {
  private final Target target;

  ExistingVolume(Target target) {
    this.target = target;
  }

  Standing.OfVolume decide(Candidate candidate, Findings findings) {
    Optional<KubeObject> found = target.volume(candidate.volume().name());
    if (found.isEmpty()) {
      return Standing.OfVolume.ABSENT;
    }
    KubeObject live = found.get();
    Optional<DiskId> disk = target.disks().diskOf(live.name());
    if (!disk.equals(Optional.of(candidate.disk()))) {
      return otherDisk(candidate, disk, findings);
    }
    if (live.terminating()) {
      return terminating(candidate, live, findings);
    }
    Optional<ClaimName> names = Volume.claimRef(live);
    if (names.isEmpty()) {
      return Standing.OfVolume.RELEASED;
    }
    boolean ours = names.get().equals(candidate.name());
    boolean wasOurs = names.equals(candidate.captured().claimName());
    Optional<String> uid = live.text("spec", "claimRef", "uid");
    if (uid.isEmpty()) {
      return ours
          ? Standing.OfVolume.RESERVED
          : wasOurs ? Standing.OfVolume.RELEASED : taken(candidate, "is reserved for", findings);
    }
    if (target.claim(names.get()).flatMap(KubeObject::uid).equals(uid)) {
      return ours ? Standing.OfVolume.BOUND : taken(candidate, "is bound to", findings);
    }
    String phase = live.text("status", "phase").orElse("");
    if (!phase.equals("Released") && !phase.equals("Failed")) {
      return notYetReleased(candidate, phase, findings);
    }
    return ours || wasOurs
        ? Standing.OfVolume.RELEASED
        : taken(candidate, "was released by", findings);
  }

  private Standing.OfVolume otherDisk(
      Candidate candidate, Optional<DiskId> there, Findings findings) {
    String name = candidate.volume().name();
    findings.add(
        candidate
            .error(
                Code.VOLUME_EXISTS,
                "PersistentVolume " + name + " exists and is another disk",
                "the source of a PersistentVolume cannot be changed, so its name is taken",
                "give ours another name with `--map-name pv:" + name + "=NEW`, and plan again")
            .withDetails(
                List.of(
                    "there     " + there.map(DiskId::toString).orElse("a source nobody knows"),
                    "wanted    " + candidate.disk())));
    return Standing.OfVolume.FOREIGN;
  }

  private Standing.OfVolume terminating(Candidate candidate, KubeObject live, Findings findings) {
    findings.add(
        candidate
            .error(
                Code.VOLUME_TERMINATING,
                "PersistentVolume " + live.name() + " is being deleted",
                "a deletion cannot be taken back, and nodes refuse to attach a volume in it",
                "set its policy to Retain with `kubectl patch pv "
                    + live.name()
                    + " -p '{\"spec\":{\"persistentVolumeReclaimPolicy\":\"Retain\"}}'`, then remove"
                    + " its claim; plan again when it is gone")
            .withDetails(List.of("policy    " + policy(live))));
    return Standing.OfVolume.FOREIGN;
  }

  private Standing.OfVolume taken(Candidate candidate, String how, Findings findings) {
    KubeObject live = target.volume(candidate.volume().name()).orElseThrow();
    findings.add(
        candidate.error(
            Code.VOLUME_EXISTS,
            "PersistentVolume "
                + live.name()
                + " has the disk and "
                + how
                + " claim "
                + Volume.claimRef(live).map(ClaimName::toString).orElse(""),
            "a disk that another claim has, or had last, is not taken from it",
            "restore to that claim's name, or remove claim and PersistentVolume there (policy"
                + " Retain first) and plan again"));
    return Standing.OfVolume.FOREIGN;
  }

  private static Standing.OfVolume notYetReleased(
      Candidate candidate, String phase, Findings findings) {
    findings.add(
        candidate.error(
            Code.VOLUME_EXISTS,
            "PersistentVolume "
                + candidate.volume().name()
                + " carries the uid of a claim that is gone, and is still "
                + phase,
            "Kubernetes has not released it yet; changed before that, its claim could be Lost",
            "plan again in a minute"));
    return Standing.OfVolume.FOREIGN;
  }

  static String policy(KubeObject volume) {
    return volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
  }
}
