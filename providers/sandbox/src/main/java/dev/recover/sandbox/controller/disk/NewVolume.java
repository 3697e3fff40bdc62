// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.disk;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.disk.DiskRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Describes the volume of a disk that was just made for a claim. */
record NewVolume(DiskCloud cloud, KubeObject claim, KubeObject storageClass) {
  private static final String DELETION_SECRET = "volume.kubernetes.io/provisioner-deletion-secret-";

  KubeObject of(String name, String handle) {
    String policy = storageClass.text("reclaimPolicy").orElse("Delete");
    KubeObject volume =
        KubeObject.named(ResourceType.PERSISTENT_VOLUME, "", name)
            .with(FieldPath.annotation(VolumeView.PROVISIONED_BY), cloud.driver())
            .with(FieldPath.annotation(DELETION_SECRET + "name"), "")
            .with(FieldPath.annotation(DELETION_SECRET + "namespace"), "")
            .with(FieldPath.of("spec"), spec(handle, policy));
    return policy.equals("Delete")
        ? volume.with(FieldPath.of("metadata", "finalizers"), List.of(DiskDeletion.FINALIZER))
        : volume;
  }

  private Map<String, Object> spec(String handle, String policy) {
    ClaimView view = new ClaimView(claim);
    Map<String, Object> spec = new LinkedHashMap<>();
    long bytes = cloud.find(handle).map(DiskRecord::bytes).orElseThrow();
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
    List<Object> terms = cloud.topology(handle).stream().map(NewVolume::term).toList();
    if (!terms.isEmpty()) {
      spec.put("nodeAffinity", Map.of("required", Map.of("nodeSelectorTerms", terms)));
    }
    return spec;
  }

  private static Object term(Map<String, String> place) {
    List<Object> expressions = new ArrayList<>();
    new TreeMap<>(place)
        .forEach(
            (key, value) ->
                expressions.add(Map.of("key", key, "operator", "In", "values", List.of(value))));
    return Map.of("matchExpressions", expressions);
  }

  private Map<String, Object> source(String handle, String mode) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("driver", cloud.driver());
    source.put("volumeHandle", handle);
    if (mode.equals("Filesystem")) {
      source.put(
          "fsType", storageClass.text("parameters", "csi.storage.k8s.io/fstype").orElse("ext4"));
    }
    Map<String, String> attributes = new TreeMap<>(cloud.attributes(handle));
    attributes.put("storage.kubernetes.io/csiProvisionerIdentity", cloud.driver());
    source.put("volumeAttributes", attributes);
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
