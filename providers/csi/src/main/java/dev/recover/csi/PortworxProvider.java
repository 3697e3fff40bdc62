// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.Disk;
import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.spi.CsiSource;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.VolumeTranslator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Portworx volumes, in-tree and of their CSI driver: both name the volume's id in the Portworx
 * cluster, which is the only one that has it.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/csi-translation-lib/plugins/portworx.go">
 *     portworx.go</a>
 */
public final class PortworxProvider implements DiskProviderFactory {
  private static final String DRIVER = "pxd.portworx.com";
  private static final String FIELD = "portworxVolume";
  private static final String SECRET_NAME = "openstorage.io/auth-secret-name";
  private static final String SECRET_NAMESPACE = "openstorage.io/auth-secret-namespace";
  private static final List<String> SECRET_FIELDS =
      List.of(
          "controllerPublishSecretRef",
          "nodeStageSecretRef",
          "nodePublishSecretRef",
          "controllerExpandSecretRef",
          "nodeExpandSecretRef");
  private static final VolumeTranslator TRANSLATOR = new Translator();

  @Override
  public String id() {
    return "portworx";
  }

  @Override
  public Set<String> drivers() {
    return Set.of(DRIVER, "kubernetes.io/portworx-volume");
  }

  @Override
  public VolumeTranslator translator() {
    return TRANSLATOR;
  }

  private static final class Translator implements VolumeTranslator {
    @Override
    public Optional<DiskId> diskOf(KubeObject volume) {
      return CsiSource.handle(volume, DRIVER)
          .or(() -> volume.text("spec", FIELD, "volumeID").filter(id -> !id.isEmpty()))
          .map(id -> new DiskId(DRIVER, id));
    }

    @Override
    public Optional<KubeObject> pointAt(KubeObject volume, Disk disk) {
      if (!disk.id().driver().equals(DRIVER) || CsiSource.ofAnother(volume, DRIVER)) {
        return Optional.empty();
      }
      return Optional.of(
          volume.at("spec", FIELD).isPresent()
              ? volume.with(FieldPath.of("spec", FIELD, "volumeID"), disk.id().handle())
              : CsiSource.pointed(volume, disk.id()));
    }

    /** As Kubernetes does it, {@code readOnly} is not carried over. */
    @Override
    public Optional<KubeObject> toCsi(KubeObject volume) {
      if (volume.at("spec", FIELD).isEmpty()) {
        return Optional.empty();
      }
      Optional<KubeObject> csi =
          diskOf(volume).map(id -> CsiSource.replacing(volume, FIELD, id, Map.of()));
      return csi.map(v -> v.without(FieldPath.of("spec", "csi", "readOnly")))
          .map(Translator::keyed);
    }

    private static KubeObject keyed(KubeObject volume) {
      String name = volume.annotations().getOrDefault(SECRET_NAME, "");
      String namespace = volume.annotations().getOrDefault(SECRET_NAMESPACE, "");
      KubeObject result = volume;
      if (!name.isEmpty() && !namespace.isEmpty()) {
        for (String field : SECRET_FIELDS) {
          result =
              result.with(
                  FieldPath.of("spec", "csi", field), Map.of("name", name, "namespace", namespace));
        }
      }
      return result;
    }
  }
}
