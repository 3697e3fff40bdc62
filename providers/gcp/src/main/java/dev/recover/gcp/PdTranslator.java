// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.spi.Destination;
import dev.recover.spi.Relocation;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of volumes on Persistent Disk and Hyperdisk: those of the CSI driver, and those of
 * the in-tree source {@code gcePersistentDisk}, whose disks are the same.
 *
 * <p>A handle that is not of the driver's shape is taken as it stands, so that two volumes with the
 * same one are still seen to be two.
 */
public final class PdTranslator implements VolumeTranslator {
  /** The driver's name today. */
  public static final String DRIVER = "pd.csi.storage.gke.io";

  /** The driver of confidential clusters: the same disks, encrypted on the node. */
  static final String CONFIDENTIAL = "gcp.csi.confidential.cloud";

  /** The in-tree plug-in. */
  static final String IN_TREE = "kubernetes.io/gce-pd";

  /** The label of nodes, and the key of node affinity, that says the zone. */
  public static final String ZONE_KEY = "topology.gke.io/zone";

  private static final Set<String> DRIVERS = Set.of(DRIVER, CONFIDENTIAL);
  private static final FieldPath HANDLE = FieldPath.of("spec", "csi", "volumeHandle");

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    Optional<String> driver = volume.text("spec", "csi", "driver").filter(DRIVERS::contains);
    if (driver.isPresent()) {
      return volume
          .text("spec", "csi", "volumeHandle")
          .filter(handle -> !handle.isEmpty())
          .map(handle -> new DiskId(driver.get(), placed(handle, volume)));
    }
    return InTreeDisk.of(volume).map(disk -> new DiskId(DRIVER, disk.handle().toString()));
  }

  private static String placed(String handle, KubeObject volume) {
    Optional<PdHandle> parsed = PdHandle.parse(handle);
    if (parsed.isEmpty() || !parsed.get().place().equals(PdHandle.UNSPECIFIED)) {
      return handle;
    }
    PdHandle known = parsed.get();
    return PdHandle.inZones(known.project(), VolumeZones.of(volume), known.name()).toString();
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    return DRIVERS.contains(disk.id().driver()) ? DiskHint.of(disk) : VolumeHint.NONE;
  }

  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    Optional<PdHandle> handle = PdHandle.parse(disk.id().handle());
    if (handle.isEmpty() || !DRIVERS.contains(disk.id().driver())) {
      return Optional.empty();
    }
    String region = handle.get().region();
    if (InTreeDisk.of(volume).isPresent()) {
      KubeObject named = volume.with(InTreeDisk.NAME, handle.get().name());
      return Optional.of(InTreeDisk.placed(named, disk.zones(), region));
    }
    if (volume.text("spec", "csi", "driver").filter(d -> !DRIVERS.contains(d)).isPresent()) {
      return Optional.empty();
    }
    KubeObject pointed =
        volume
            .with(
                FieldPath.of("spec", "csi", "driver"),
                volume.text("spec", "csi", "driver").orElse(disk.id().driver()))
            .with(HANDLE, handle.get().toString());
    return Optional.of(VolumeZones.place(pointed, ZONE_KEY, disk.zones(), region));
  }

  @Override
  public Optional<Relocation> relocate(Disk disk, Destination to) {
    return PdHandle.parse(disk.id().handle())
        .filter(handle -> DRIVERS.contains(disk.id().driver()) && handle.complete())
        .map(handle -> new PdRelocation(disk, handle, to).way());
  }

  @Override
  public Optional<KubeObject> toCsi(KubeObject volume) {
    return InTreeDisk.of(volume).map(disk -> disk.toCsi(volume));
  }

  /** Whether the volume's source is one of the driver's, or the in-tree one. */
  boolean accepts(KubeObject volume) {
    return diskOf(volume).isPresent();
  }

  /** Whether a CSI driver of this name serves such disks. */
  public static boolean isDriver(String name) {
    return DRIVERS.contains(name);
  }

  /** Every name under which the disks go. */
  static Set<String> drivers() {
    return Set.copyOf(List.of(DRIVER, CONFIDENTIAL, IN_TREE));
  }
}
