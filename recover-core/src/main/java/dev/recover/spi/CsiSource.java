// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.DiskId;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The source of a PersistentVolume as a CSI driver has it: {@code spec.csi}. Pure.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-v1/">PersistentVolume</a>
 */
public final class CsiSource {
  private static final FieldPath CSI = FieldPath.of("spec", "csi");

  private CsiSource() {}

  /** Returns the volume handle of a PersistentVolume of that driver; empty when it is not one. */
  public static Optional<String> handle(KubeObject volume, String driver) {
    return driver.equals(volume.text("spec", "csi", "driver").orElse(""))
        ? volume.text("spec", "csi", "volumeHandle").filter(handle -> !handle.isEmpty())
        : Optional.empty();
  }

  /** Whether the PersistentVolume has a CSI source of another driver. */
  public static boolean ofAnother(KubeObject volume, String driver) {
    return volume.text("spec", "csi", "driver").filter(name -> !name.equals(driver)).isPresent();
  }

  /** Returns the PersistentVolume with this disk in its CSI source, which is made if need be. */
  public static KubeObject pointed(KubeObject volume, DiskId disk) {
    return volume
        .with(CSI.then("driver"), disk.driver())
        .with(CSI.then("volumeHandle"), disk.handle());
  }

  /**
   * Returns the PersistentVolume with an in-tree source replaced by a CSI one; {@code fsType} goes
   * over, and {@code readOnly} if it is true.
   *
   * @param field the in-tree source's field of the spec
   * @param attributes the volumeAttributes; none are written when it is empty
   */
  public static KubeObject replacing(
      KubeObject volume, String field, DiskId disk, Map<String, String> attributes) {
    Map<String, Object> csi = new LinkedHashMap<>();
    csi.put("driver", disk.driver());
    csi.put("volumeHandle", disk.handle());
    volume
        .text("spec", field, "fsType")
        .filter(type -> !type.isEmpty())
        .ifPresent(type -> csi.put("fsType", type));
    volume
        .at("spec", field, "readOnly")
        .filter(Boolean.TRUE::equals)
        .ifPresent(readOnly -> csi.put("readOnly", readOnly));
    if (!attributes.isEmpty()) {
      csi.put("volumeAttributes", attributes);
    }
    return volume.without(FieldPath.of("spec", field)).with(CSI, csi);
  }
}
