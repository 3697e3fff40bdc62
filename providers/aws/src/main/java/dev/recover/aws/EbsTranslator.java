// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.OneLine;
import dev.recover.model.VolumeHint;
import dev.recover.spi.Destination;
import dev.recover.spi.Relocation;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of volumes on EBS: those of the CSI driver, and those of the in-tree source {@code
 * awsElasticBlockStore}, whose disks are the same.
 *
 * <p>A handle of no known shape is taken as it stands, so that two volumes with the same one are
 * still seen to be two.
 */
public final class EbsTranslator implements VolumeTranslator {
  /** The driver's name. */
  public static final String DRIVER = "ebs.csi.aws.com";

  /** The in-tree plug-in. */
  public static final String IN_TREE = "kubernetes.io/aws-ebs";

  /** The key of node affinity that the driver writes on new volumes. */
  public static final String ZONE_KEY = VolumeZones.ZONE;

  /** The key that csi-translation-lib writes; nodes of the driver carry both. */
  static final String MIGRATED_ZONE_KEY = "topology.ebs.csi.aws.com/zone";

  private static final FieldPath CSI = FieldPath.of("spec", "csi");
  private static final FieldPath SOURCE = FieldPath.of("spec", "awsElasticBlockStore");

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return driver(volume).equals(Optional.of(DRIVER))
        ? handle(volume.text("spec", "csi", "volumeHandle"))
        : handle(inTree(volume));
  }

  private static Optional<String> driver(KubeObject volume) {
    return volume.text("spec", "csi", "driver");
  }

  private static Optional<String> inTree(KubeObject volume) {
    return volume.text("spec", "awsElasticBlockStore", "volumeID");
  }

  private static Optional<DiskId> handle(Optional<String> text) {
    return text.map(EbsHandle::normalise)
        .filter(handle -> !handle.isEmpty())
        .map(handle -> new DiskId(DRIVER, handle));
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    return disk.id().driver().equals(DRIVER) ? EbsHint.of(disk.facts().tags()) : VolumeHint.NONE;
  }

  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    String handle = disk.id().handle();
    if (!disk.id().driver().equals(DRIVER) || !EbsHandle.isId(handle)) {
      return Optional.empty();
    }
    if (volume.at(SOURCE).isPresent()) {
      String zone = disk.zones().stream().findFirst().orElse("");
      KubeObject named = volume.with(SOURCE.then("volumeID"), "aws://" + zone + "/" + handle);
      return Optional.of(placed(named, disk));
    }
    if (driver(volume).filter(name -> !name.equals(DRIVER)).isPresent()) {
      return Optional.empty();
    }
    KubeObject pointed =
        volume.with(CSI.then("driver"), DRIVER).with(CSI.then("volumeHandle"), handle);
    return Optional.of(placed(pointed, disk));
  }

  /**
   * The V2 managed policy asks for one of two tags, the EKS cluster-scoped policy for the name of
   * the target's cluster.
   *
   * @see <a
   *     href="https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/master/docs">AmazonEBSCSIDriverPolicyV2.json,
   *     AmazonEBSCSIDriverEKSClusterScopedPolicy.json</a>
   */
  @Override
  public Map<String, String> tagsToAttach(Disk disk, Optional<String> cluster) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (!disk.facts().tags().containsKey("kubernetes.io/created-for/pvc/name")) {
      tags.put("ebs.csi.aws.com/cluster", "true");
    }
    cluster.ifPresent(name -> tags.put("ebs.csi.aws.com/cluster-name", name));
    return tags;
  }

  @Override
  public Optional<Relocation> relocate(Disk disk, Destination to) {
    return disk.id().driver().equals(DRIVER) && EbsHandle.isId(disk.id().handle())
        ? Optional.of(new EbsRelocation(disk, to).way(this))
        : Optional.empty();
  }

  private static KubeObject placed(KubeObject volume, Disk disk) {
    return VolumeZones.place(volume, ZONE_KEY, disk.zones(), disk.scope().region());
  }

  @Override
  public Optional<KubeObject> toCsi(KubeObject volume) {
    if (volume.at(SOURCE).isEmpty()) {
      return Optional.empty();
    }
    String given = inTree(volume).orElse("");
    String handle = EbsHandle.normalise(given);
    if (!EbsHandle.isId(handle)) {
      throw untranslatable(volume, given);
    }
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("driver", DRIVER);
    source.put("volumeHandle", handle);
    volume.text("spec", "awsElasticBlockStore", "fsType").ifPresent(t -> source.put("fsType", t));
    volume.at(SOURCE.then("readOnly")).ifPresent(only -> source.put("readOnly", only));
    // Always a number, 0 for none: the driver ignores that one.
    Object partition = volume.at(SOURCE.then("partition")).orElse(0);
    source.put("volumeAttributes", Map.of("partition", String.valueOf(partition)));
    KubeObject translated = volume.without(SOURCE).with(CSI, source);
    return Optional.of(VolumeZones.toCsi(translated, MIGRATED_ZONE_KEY));
  }

  private static DiagnosticException untranslatable(KubeObject volume, String given) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.SOURCE_UNSUPPORTED,
            volume.name(),
            "PersistentVolume " + volume.name() + " names no EBS volume",
            "its awsElasticBlockStore.volumeID is \""
                + OneLine.of(given)
                + "\", and not vol-…,"
                + " aws:///vol-… or aws://ZONE/vol-…",
            "correct the volumeID, or leave the volume out"));
  }
}
