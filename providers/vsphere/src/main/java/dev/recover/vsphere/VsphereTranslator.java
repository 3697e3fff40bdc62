// SPDX-License-Identifier: Apache-2.0
package dev.recover.vsphere;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.OneLine;
import dev.recover.model.VolumeHint;
import dev.recover.spi.CsiSource;
import dev.recover.spi.HintGatherer;
import dev.recover.spi.VolumeTranslator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is known of vSphere's volumes: the handle is the id of a first class disk, or of a file
 * volume after {@code file:}.
 *
 * @see <a
 *     href="https://github.com/kubernetes-sigs/vsphere-csi-driver/blob/master/pkg/syncer/metadatasyncer.go">
 *     metadatasyncer.go</a>
 */
final class VsphereTranslator implements VolumeTranslator {
  private static final String FIELD = "vsphereVolume";
  private static final FieldPath ATTRIBUTES = FieldPath.of("spec", "csi", "volumeAttributes");
  private static final FieldPath IDENTITY =
      ATTRIBUTES.then("storage.kubernetes.io/csiProvisionerIdentity");
  private static final Pattern UUID =
      Pattern.compile("(file:)?[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return CsiSource.handle(volume, VsphereProvider.DRIVER)
        .map(VsphereTranslator::disk)
        .or(() -> path(volume).map(path -> new DiskId(VsphereProvider.IN_TREE, path)));
  }

  static DiskId disk(String handle) {
    return new DiskId(
        VsphereProvider.DRIVER,
        UUID.matcher(handle).matches() ? handle.toLowerCase(Locale.ROOT) : handle);
  }

  private static Optional<String> path(KubeObject volume) {
    return volume.text("spec", FIELD, "volumePath").filter(path -> !path.isEmpty());
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    HintGatherer hints = new HintGatherer();
    new TreeMap<>(disk.facts().tags()).forEach((key, value) -> gather(hints, key, value));
    return hints.diskName(disk.name()).hint();
  }

  private static void gather(HintGatherer hints, String key, String value) {
    String from = "CNS metadata";
    if (key.startsWith(CnsRecords.VOLUME)) {
      hints.volume(from, Optional.of(value));
    } else if (key.startsWith(CnsRecords.CLAIM)) {
      int slash = value.indexOf('/');
      hints.claim(
          from,
          Optional.of(value.substring(0, Math.max(slash, 0))),
          Optional.of(value.substring(slash + 1)));
    } else if (key.startsWith(CnsRecords.CLUSTER)) {
      hints.cluster(from, Optional.of(value));
    }
  }

  /**
   * The driver registers a volume that it does not know only where the provisioner's identity is
   * not in the attributes, so that is taken out. The listing says no zones: the volume stays where
   * it is tied to. An in-tree source, which cannot name such a disk, is replaced.
   */
  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    boolean ours = disk.id().driver().equals(VsphereProvider.DRIVER);
    if (!ours || CsiSource.ofAnother(volume, VsphereProvider.DRIVER)) {
      return Optional.empty();
    }
    KubeObject pointed =
        volume.at("spec", FIELD).isPresent()
            ? CsiSource.replacing(volume, FIELD, disk.id(), Map.of())
            : CsiSource.pointed(volume, disk.id());
    KubeObject bare = pointed.without(IDENTITY);
    boolean block = !disk.id().handle().startsWith("file:");
    FieldPath type = ATTRIBUTES.then("type");
    return Optional.of(
        bare.at(type).isEmpty()
            ? bare.with(type, block ? "vSphere CNS Block Volume" : "vSphere CNS File Volume")
            : bare);
  }

  /** Always refuses: the driver finds a file's disk only while Kubernetes migrates in memory. */
  @Override
  public Optional<KubeObject> toCsi(KubeObject volume) {
    if (volume.at("spec", FIELD).isEmpty()) {
      return Optional.empty();
    }
    String path = OneLine.of(path(volume).orElse("\"\""));
    throw new DiagnosticException(
        Diagnostic.error(
            Code.CSI_UNTRANSLATABLE,
            volume.name(),
            "PersistentVolume " + volume.name() + " names a file of a datastore, not a disk's id",
            "its volumePath is "
                + path
                + "; a volume of "
                + VsphereProvider.DRIVER
                + " names the id of a first class disk, which only vCenter knows",
            "leave it in-tree, where the driver serves it too; or register the file with `govc"
                + " disk.register` and point the volume at the id that it prints"));
  }
}
