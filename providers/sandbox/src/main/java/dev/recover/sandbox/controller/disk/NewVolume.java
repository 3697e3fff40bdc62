// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the volume of a disk that was just made for a claim. */
record NewVolume(String driver, KubeObject claim, KubeObject storageClass) {
  private static final String DELETION_SECRET = "volume.kubernetes.io/provisioner-deletion-secret-";

  KubeObject of(String name, String handle, long bytes) {
    String policy = storageClass.text("reclaimPolicy").orElse("Delete");
    KubeObject volume =
        KubeObject.named(ResourceType.PERSISTENT_VOLUME, "", name)
            .with(FieldPath.annotation(VolumeView.PROVISIONED_BY), driver)
            .with(FieldPath.annotation(DELETION_SECRET + "name"), "")
            .with(FieldPath.annotation(DELETION_SECRET + "namespace"), "")
            .with(FieldPath.of("spec"), spec(handle, bytes, policy));
    return policy.equals("Delete")
        ? volume.with(FieldPath.of("metadata", "finalizers"), List.of(DiskDeletion.FINALIZER))
        : volume;
  }

  private Map<String, Object> spec(String handle, long bytes, String policy) {
    ClaimView view = new ClaimView(claim);
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("capacity", Map.of("storage", quantity(bytes)));
    spec.put("csi", source(handle, view.mode()));
    spec.put("accessModes", view.accessModes());
    // With the uid: the volume is this claim's, not merely one of its name.
    spec.put("claimRef", view.reference());
    spec.put("persistentVolumeReclaimPolicy", policy);
    spec.put("storageClassName", view.className());
    spec.put("volumeMode", view.mode());
    List<String> options = storageClass.textList("mountOptions");
    if (!options.isEmpty()) {
      spec.put("mountOptions", options);
    }
    if (!view.attributesClass().isEmpty()) {
      spec.put("volumeAttributesClassName", view.attributesClass());
    }
    return spec;
  }

  private Map<String, Object> source(String handle, String mode) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("driver", driver);
    source.put("volumeHandle", handle);
    if (mode.equals("Filesystem")) {
      source.put("fsType", "ext4");
    }
    source.put("volumeAttributes", Map.of("storage.kubernetes.io/csiProvisionerIdentity", driver));
    return source;
  }

  /** Returns bytes as the API prints them: the largest binary unit that is exact. */
  static String quantity(long bytes) {
    String[] units = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};
    long number = bytes;
    int unit = 0;
    while (unit < units.length - 1 && number != 0 && number % 1024 == 0) {
      number /= 1024;
      unit++;
    }
    return number + units[unit];
  }
}
