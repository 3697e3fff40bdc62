// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.DnsName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.spi.Disks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what is worth knowing about one PersistentVolume, looking at nothing else. */
final class VolumeInspector {
  private final KubeObject volume;
  private final String subject;
  private final List<Diagnostic> found = new ArrayList<>();

  private VolumeInspector(KubeObject volume) {
    this.volume = volume;
    this.subject = Volume.label(volume);
  }

  static List<Diagnostic> inspect(KubeObject volume, Disks disks) {
    VolumeInspector inspector = new VolumeInspector(volume);
    inspector.names();
    FieldChecks.quantity(volume, inspector.subject, "spec", "capacity", "storage")
        .ifPresent(inspector.found::add);
    inspector.deletion();
    inspector.source(disks);
    inspector.credentials();
    return inspector.found;
  }

  private void names() {
    FieldChecks.name(volume, subject).ifPresent(found::add);
    Optional<ClaimName> claim = Volume.claimRef(volume);
    if (claim.isPresent()
        && (!DnsName.isLabel(claim.get().namespace())
            || !DnsName.isSubdomain(claim.get().name()))) {
      found.add(
          FieldChecks.invalidName(
              subject, "claimRef of PersistentVolume " + volume.name() + " names " + claim.get()));
    }
  }

  private void deletion() {
    if (volume.terminating()) {
      found.add(
          Diagnostic.warning(
              Code.WAS_TERMINATING,
              subject,
              "PersistentVolume " + volume.name() + " was being deleted",
              "it has a deletionTimestamp; a deletion that was asked for cannot be taken back, and"
                  + " with policy Delete it ends the disk",
              "make sure that the disk still exists before restoring it"));
    }
    String policy = volume.text("spec", "persistentVolumeReclaimPolicy").orElse("Retain");
    if (!policy.equals("Retain")) {
      found.add(
          Diagnostic.warning(
              Code.POLICY_DELETE,
              subject,
              "PersistentVolume " + volume.name() + " has reclaim policy " + policy,
              "its data is destroyed as soon as the claim is deleted in the cluster it is in; a"
                  + " restore makes it Retain",
              "recover protect makes it Retain now"));
    }
  }

  private void source(Disks disks) {
    String source = Disks.sourceOf(volume);
    if (source.equals("hostPath") || source.equals("local")) {
      found.add(
          Diagnostic.warning(
              Code.HOST_PATH,
              subject,
              "the data of PersistentVolume " + volume.name() + " is a folder on a node",
              "its source is "
                  + source
                  + ": only that node has the data, and it goes with the node",
              "restore it only where that same node has joined, or copy the data"));
    } else if (disks.providerOf(volume).isEmpty()) {
      found.add(
          Disks.unsupported(subject, volume).withSeverity(dev.recover.diagnostic.Severity.WARNING));
    }
  }

  private void credentials() {
    Set<String> fields = CredentialFields.in(volume);
    if (!fields.isEmpty()) {
      found.add(FieldChecks.credentials(subject, "PersistentVolume " + volume.name(), fields));
    }
  }
}
