// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.observed.StorageSystem;
import dev.recover.plan.observed.StorageSystems;
import dev.recover.spi.Disks;
import dev.recover.transform.Rewritten;
import dev.recover.transform.VolumeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The volumes of a bundle, sorted into those that can be planned and those that cannot.
 *
 * <p>A PersistentVolume that was captured without a claim, and a claim that never had a volume, ask
 * for nothing; they are told of and left out. What should be restored and cannot be is blocked.
 */
final class Candidates {
  private final Disks disks;
  private final List<Candidate> ready = new ArrayList<>();
  private final List<PlannedVolume> blocked = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  Candidates(Disks disks) {
    this.disks = disks;
  }

  List<Candidate> ready() {
    return ready;
  }

  List<PlannedVolume> blocked() {
    return blocked;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  void add(Volume captured, Rewritten rewritten) {
    if (captured.claim().isEmpty() || captured.name().isEmpty()) {
      rewritten.diagnostics().forEach(said -> diagnostics.add(said.withSeverity(Severity.WARNING)));
      return;
    }
    Optional<KubeObject> volume = rewritten.desired().volume();
    Optional<DiskId> disk = volume.flatMap(disks::diskOf);
    if (!rewritten.restorable()) {
      block(captured, disk, rewritten.diagnostics());
    } else if (disk.isEmpty()) {
      block(
          captured, disk, List.of(unsupported(captured.label(), captured.volume().orElseThrow())));
    } else {
      KubeObject claim = rewritten.desired().claim().orElseThrow();
      ClaimName name = new ClaimName(claim.namespace(), claim.name());
      ready.add(
          new Candidate(
              captured,
              volume.orElseThrow(),
              claim,
              name,
              disk.get(),
              rewritten.edits(),
              renamed(rewritten.diagnostics(), captured.label(), name.toString())));
    }
  }

  private static Diagnostic unsupported(String subject, KubeObject volume) {
    Diagnostic general = Disks.unsupported(subject, volume);
    return VolumeSource.of(volume)
        .flatMap(source -> StorageSystems.of(source.driver()))
        .filter(system -> system.elsewhere() == StorageSystem.Elsewhere.REFUSED)
        .map(
            system ->
                Diagnostic.error(
                    general.code(), subject, general.summary(), system.when(), system.instead()))
        .orElse(general);
  }

  private void block(Volume captured, Optional<DiskId> disk, List<Diagnostic> said) {
    diagnostics.addAll(said);
    KubeObject claim = captured.claim().orElseThrow();
    blocked.add(
        new PlannedVolume(
            new ClaimName(claim.namespace(), claim.name()),
            captured.name(),
            disk.orElse(new DiskId("", "")),
            captured.volume().map(FitCheck::capacityText).orElse(""),
            Volume.storageClass(claim).orElse(""),
            PlannedVolume.State.BLOCKED,
            said.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(diagnostic -> diagnostic.code().name())
                .distinct()
                .sorted()
                .toList()));
  }

  /** Rules name a volume as it was captured; a plan names it as it will be. */
  private static List<Diagnostic> renamed(List<Diagnostic> said, String from, String to) {
    if (from.equals(to)) {
      return said;
    }
    return said.stream().map(d -> d.subject().equals(from) ? d.withSubject(to) : d).toList();
  }
}
