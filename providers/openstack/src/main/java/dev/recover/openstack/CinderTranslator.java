// SPDX-License-Identifier: Apache-2.0
package dev.recover.openstack;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.spi.CsiSource;
import dev.recover.spi.HintGatherer;
import dev.recover.spi.VolumeTranslator;
import dev.recover.spi.VolumeZones;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of Cinder's volumes: the handle is the volume's id.
 *
 * @see <a
 *     href="https://github.com/kubernetes/cloud-provider-openstack/blob/master/pkg/csi/cinder/controllerserver.go">
 *     controllerserver.go</a>
 */
final class CinderTranslator implements VolumeTranslator {
  static final String ZONE = "topology.cinder.csi.openstack.org/zone";
  private static final String FIELD = "cinder";
  private static final String CLUSTER = "cinder.csi.openstack.org/cluster";
  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  @Override
  public Optional<DiskId> diskOf(KubeObject volume) {
    return CsiSource.handle(volume, OpenStackProvider.DRIVER)
        .or(() -> volume.text("spec", FIELD, "volumeID").filter(id -> !id.isEmpty()))
        .map(CinderTranslator::disk);
  }

  /** An id in lower case, as Cinder prints it; a handle of another form is kept as it stands. */
  static DiskId disk(String id) {
    return new DiskId(
        OpenStackProvider.DRIVER, UUID.matcher(id).matches() ? id.toLowerCase(Locale.ROOT) : id);
  }

  @Override
  public VolumeHint hintOf(Disk disk) {
    HintGatherer hints = new HintGatherer();
    // The driver writes the first two, what stood in Kubernetes before it the others.
    for (String keys : new String[] {"csi.storage.k8s.io/", "kubernetes.io/created-for/"}) {
      hints.claim(
          "metadata " + keys, tag(disk, keys + "pvc/namespace"), tag(disk, keys + "pvc/name"));
      hints.volume("metadata " + keys + "pv/name", tag(disk, keys + "pv/name"));
    }
    hints.cluster("metadata " + CLUSTER, tag(disk, CLUSTER));
    return hints.diskName(disk.name()).hint();
  }

  private static Optional<String> tag(Disk disk, String key) {
    return Optional.ofNullable(disk.facts().tags().get(key));
  }

  /** A listing may not say the zone; then the volume stays where it is tied to. */
  @Override
  public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
    boolean ours = disk.id().driver().equals(OpenStackProvider.DRIVER);
    if (!ours || CsiSource.ofAnother(volume, OpenStackProvider.DRIVER)) {
      return Optional.empty();
    }
    KubeObject pointed =
        volume.at("spec", FIELD).isPresent()
            ? volume.with(FieldPath.of("spec", FIELD, "volumeID"), disk.id().handle())
            : CsiSource.pointed(volume, disk.id());
    return Optional.of(
        disk.zones().isEmpty()
            ? pointed
            : VolumeZones.place(pointed, ZONE, disk.zones(), disk.scope().region()));
  }

  @Override
  public Optional<KubeObject> toCsi(KubeObject volume) {
    return volume.at("spec", FIELD).isEmpty()
        ? Optional.empty()
        : diskOf(volume)
            .map(id -> CsiSource.replacing(volume, FIELD, id, Map.of()))
            .map(csi -> VolumeZones.toCsi(csi, ZONE));
  }
}
