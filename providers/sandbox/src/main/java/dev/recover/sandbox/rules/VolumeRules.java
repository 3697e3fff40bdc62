// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.Json;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * PersistentVolume.
 *
 * @see <a
 *     href="https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go">
 *     ValidatePersistentVolume</a>
 */
final class VolumeRules implements KindRules {
  private static final String MOUNT_OPTIONS = "volume.beta.kubernetes.io/mount-options";
  private static final Set<String> POLICIES = new TreeSet<>(Set.of("Delete", "Recycle", "Retain"));

  /** Volume sources whose driver takes mount options. */
  private static final Set<String> MOUNTABLE =
      Set.of(
          "nfs",
          "iscsi",
          "cephfs",
          "glusterfs",
          "rbd",
          "azureFile",
          "awsElasticBlockStore",
          "gcePersistentDisk",
          "azureDisk",
          "cinder",
          "vsphereVolume");

  @Override
  public void fillIn(Map<String, Object> tree) {
    Map<String, Object> spec = Tree.make(tree, "spec");
    Tree.fill(spec, "persistentVolumeReclaimPolicy", "Retain");
    Tree.fill(spec, "volumeMode", "Filesystem");
    if ("".equals(spec.get("storageClassName"))) {
      spec.remove("storageClassName");
    }
    if (spec.get("hostPath") instanceof Map<?, ?>) {
      Tree.fill(Tree.make(spec, "hostPath"), "type", "");
    }
    if (spec.get("claimRef") instanceof Map<?, ?>) {
      Tree.make(spec, "claimRef").values().removeIf(""::equals);
    }
    for (String source : VolumeSources.NAMES) {
      if (spec.get(source) instanceof Map<?, ?> && !source.equals("azureDisk")) {
        Tree.make(spec, source).remove("fsType", "");
        Tree.make(spec, source).remove("readOnly", false);
      }
    }
  }

  @Override
  public void prepareCreate(Map<String, Object> tree) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("phase", "Pending");
    status.put("lastPhaseTransitionTime", now());
    tree.put("status", status);
  }

  @Override
  public void prepareStatus(Map<String, Object> tree, Map<String, Object> before) {
    Map<String, Object> status = Tree.make(tree, "status");
    if (!Tree.text(status, "phase").equals(Tree.text(before, "status", "phase"))) {
      status.put("lastPhaseTransitionTime", now());
    } else if (Tree.at(before, "status", "lastPhaseTransitionTime") instanceof String time) {
      status.put("lastPhaseTransitionTime", time);
    }
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public void check(Map<String, Object> tree, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    Checks.accessModes(tree, "", errors);
    capacity(Tree.map(spec, "capacity"), errors);
    Checks.oneOf(
        "spec.persistentVolumeReclaimPolicy",
        Tree.text(spec, "persistentVolumeReclaimPolicy"),
        POLICIES,
        errors);
    NodeAffinity.check("spec.nodeAffinity", spec.get("nodeAffinity"), errors);
    String source = VolumeSources.check(spec, errors);
    if (!Tree.text(spec, "storageClassName").isEmpty()) {
      Syntax.subdomain("spec.storageClassName", Tree.text(spec, "storageClassName"), errors);
    }
    Checks.oneOf("spec.volumeMode", Tree.text(spec, "volumeMode"), Checks.VOLUME_MODES, errors);
    attributesClass(spec, errors);
    if (Tree.at(tree, "metadata", "annotations", MOUNT_OPTIONS) != null
        && !MOUNTABLE.contains(source)) {
      errors.add(
          FieldError.forbidden(
              "metadata.annotations." + MOUNT_OPTIONS,
              "may not specify mount options for this volume type"));
    }
  }

  private static void capacity(Map<String, Object> capacity, List<FieldError> errors) {
    if (capacity.isEmpty()) {
      errors.add(FieldError.required("spec.capacity", ""));
    }
    if (!capacity.keySet().equals(Set.of("storage"))) {
      String shown = capacity.isEmpty() ? "null" : Json.canonical(capacity);
      errors.add(FieldError.unsupported("spec.capacity", shown, "\"storage\""));
    }
    capacity.forEach(
        (key, amount) -> {
          if (!Amounts.isPositive(amount)) {
            errors.add(
                FieldError.invalid(
                    "spec.capacity[" + key + "]",
                    Json.compact(amount),
                    "must be greater than zero"));
          }
        });
  }

  private static void attributesClass(Map<String, Object> spec, List<FieldError> errors) {
    if (!(spec.get("volumeAttributesClassName") instanceof String name)) {
      return;
    }
    if (name.isEmpty()) {
      errors.add(
          FieldError.required("spec.volumeAttributesClassName", "an empty string is disallowed"));
    } else {
      Syntax.subdomain("spec.volumeAttributesClassName", name, errors);
    }
    if (spec.get("csi") == null) {
      errors.add(
          FieldError.required(
              "spec.csi", "has to be specified when using volumeAttributesClassName"));
    }
  }

  @Override
  public void checkUpdate(
      Map<String, Object> tree, Map<String, Object> before, List<FieldError> errors) {
    Map<String, Object> spec = Tree.map(tree, "spec");
    Map<String, Object> old = Tree.map(before, "spec");
    Map<String, Object> source = sources(spec, old);
    Map<String, Object> oldSource = sources(old, old);
    if (!source.equals(oldSource)) {
      errors.add(
          FieldError.forbidden(
              "spec.persistentvolumesource",
              "spec.persistentvolumesource is immutable after creation\n"
                  + Difference.of(oldSource, source)));
    }
    Checks.immutable("volumeMode", spec, old, errors);
    NodeAffinity.checkUpdate(spec.get("nodeAffinity"), old.get("nodeAffinity"), errors);
    if (old.get("volumeAttributesClassName") != null
        && spec.get("volumeAttributesClassName") == null) {
      errors.add(
          FieldError.forbidden(
              "spec.volumeAttributesClassName", "update from non-nil value to nil is forbidden"));
    }
  }

  /** The source alone; a controllerExpandSecretRef that was not there may be added. */
  private static Map<String, Object> sources(Map<String, Object> spec, Map<String, Object> old) {
    Map<String, Object> sources = new LinkedHashMap<>();
    for (String key : VolumeSources.NAMES) {
      if (spec.get(key) != null) {
        sources.put(key, Objects.requireNonNull(Tree.copy(spec.get(key))));
      }
    }
    if (sources.get("csi") != null && Tree.at(old, "csi", "controllerExpandSecretRef") == null) {
      Tree.make(sources, "csi").remove("controllerExpandSecretRef");
    }
    return sources;
  }

  @Override
  public List<String> warnings(Map<String, Object> tree) {
    List<String> warnings = new ArrayList<>();
    if (Tree.text(tree, "spec", "persistentVolumeReclaimPolicy").equals("Recycle")) {
      warnings.add(
          "spec.persistentVolumeReclaimPolicy: The Recycle reclaim policy is deprecated. Instead,"
              + " the recommended approach is to use dynamic provisioning.");
    }
    if (Tree.at(tree, "metadata", "annotations", MOUNT_OPTIONS) != null) {
      warnings.add(
          "metadata.annotations["
              + MOUNT_OPTIONS
              + "]: deprecated since v1.31; use \"mountOptions\" attribute instead");
    }
    Admission.classWarning(tree).ifPresent(warnings::add);
    warnings.addAll(
        NodeAffinity.warnings("spec.nodeAffinity", Tree.at(tree, "spec", "nodeAffinity")));
    return warnings;
  }
}
