// SPDX-License-Identifier: Apache-2.0
package dev.recover.azure;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.Evidence;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.spi.CsiSource;
import dev.recover.spi.HintGatherer;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of Azure's volumes.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/azuredisk-csi-driver/blob/master/pkg/azureconstants/azure_constants.go">
 *     azure_constants.go</a>
 */
final class AzureTranslator implements VolumeTranslator {
  static final String ZONE = "topology.disk.csi.azure.com/zone";
  private static final String CREATED_FOR = "kubernetes.io-created-for-";

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return CsiSource.handle(volume, AzureProvider.DISK)
        .map(AzureTranslator::disk)
        .or(() -> InTreeDisk.idOf(volume))
        .or(
            () ->
                CsiSource.handle(volume, AzureProvider.FILE)
                    .map(handle -> new DiskId(AzureProvider.FILE, handle)))
        .or(() -> InTreeShare.of(volume).map(InTreeShare::id));
  }

  /** A handle that is no disk's id is kept as it stands: it still is a handle. */
  static DiskId disk(String handle) {
    return new DiskId(
        AzureProvider.DISK, ManagedDiskId.parse(handle).map(ManagedDiskId::handle).orElse(handle));
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    Map<String, String> tags = disk.facts().tags();
    HintGatherer hints = new HintGatherer();
    hints.claim("tags", tag(tags, "pvc-namespace"), tag(tags, "pvc-name"));
    hints.volume("tag " + CREATED_FOR + "pv-name", tag(tags, "pv-name"));
    hints.diskName(disk.name());
    ManagedDiskId.parse(disk.id().handle())
        .map(ManagedDiskId::group)
        .filter(group -> group.startsWith("mc_"))
        .ifPresent(
            group -> hints.seen(Evidence.Kind.CLUSTER, "resource group " + group + " of an AKS"));
    return hints.hint();
  }

  private static Optional<String> tag(Map<String, String> tags, String end) {
    return Optional.ofNullable(tags.get(CREATED_FOR + end));
  }

  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    boolean ours = disk.id().driver().equals(AzureProvider.DISK);
    if (!ours || CsiSource.ofAnother(volume, AzureProvider.DISK)) {
      return Optional.empty();
    }
    KubeObject pointed =
        volume.at("spec", InTreeDisk.FIELD).isPresent()
            ? volume
                .with(FieldPath.of("spec", InTreeDisk.FIELD, "diskURI"), disk.id().handle())
                .with(FieldPath.of("spec", InTreeDisk.FIELD, "diskName"), disk.name())
            : CsiSource.pointed(volume, disk.id());
    return Optional.of(VolumeZones.place(pointed, ZONE, zones(disk), disk.scope().region()));
  }

  /**
   * A disk that is in no zone attaches only to machines that are in none, which the driver labels
   * with the zone ""; one that is replicated over the zones (ZRS) attaches in all of them.
   */
  private static List<String> zones(Disk disk) {
    boolean everywhere = disk.facts().type().endsWith("_ZRS");
    return disk.zones().isEmpty() && !everywhere ? List.of("") : disk.zones();
  }

  @Override
  public Optional<KubeObject> toCsi(KubeObject volume) {
    return InTreeDisk.toCsi(volume).or(() -> InTreeShare.of(volume).map(s -> s.toCsi(volume)));
  }
}
