// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.relocate;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.plan.Captured;
import dev.recover.plan.TestDisks;
import dev.recover.spi.Destination;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.NewDisk;
import dev.recover.spi.Relocation;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A driver whose disks can be copied, as EC2's are: other accounts are shared with. */
final class CopyingDriver implements DiskProviderFactory, VolumeTranslator {
  private final DiskProviderFactory plain = new TestDisks();

  @Override
  public String id() {
    return "copying";
  }

  @Override
  public int rank() {
    return 0;
  }

  @Override
  public Set<String> drivers() {
    return Set.of(Captured.DRIVER);
  }

  @Override
  public boolean opens() {
    return true;
  }

  @Override
  public boolean accepts(KubeObject volume) {
    return plain.accepts(volume);
  }

  @Override
  public VolumeTranslator translator() {
    return this;
  }

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return plain.translator().diskOf(volume);
  }

  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    KubeObject named = volume.with(FieldPath.of("spec", "csi", "volumeHandle"), disk.id().handle());
    return Optional.of(VolumeZones.place(named, VolumeZones.ZONE, disk.zones(), ""));
  }

  @Override
  public Optional<Relocation> relocate(Disk disk, Destination to) {
    if (to.zones().contains("nowhere")) {
      throw new DiagnosticException(
          Diagnostic.error(Code.USAGE_WRONG, "", "nowhere is no zone", "", "name a zone"));
    }
    boolean foreign = !to.account().isEmpty();
    CloudScope there =
        new CloudScope("copying", foreign ? to.account() : disk.scope().account(), "region-1");
    Disk copy =
        new Disk(
            new DiskId(Captured.DRIVER, "not-made"),
            "",
            "",
            there,
            to.zones(),
            List.of(),
            disk.sizeBytes(),
            DiskState.AVAILABLE,
            List.of(),
            DiskFacts.NONE);
    return Optional.of(
        new Relocation(
            disk.scope(),
            Map.of(),
            foreign ? Optional.of(to.account()) : Optional.empty(),
            foreign ? Optional.of(there) : Optional.empty(),
            Optional.empty(),
            new NewDisk(
                "",
                there,
                to.zones(),
                "",
                disk.sizeBytes(),
                Optional.empty(),
                disk.facts().tags(),
                ""),
            copy));
  }
}
