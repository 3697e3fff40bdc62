// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Tree;
import java.util.List;
import java.util.Map;

/** Where the data of a PersistentVolume is: exactly one source, with what it needs. */
final class VolumeSources {
  /** In the order in which the API looks for them. */
  static final List<String> NAMES =
      List.of(
          "hostPath",
          "gcePersistentDisk",
          "awsElasticBlockStore",
          "glusterfs",
          "flocker",
          "nfs",
          "rbd",
          "quobyte",
          "cephfs",
          "iscsi",
          "cinder",
          "fc",
          "flexVolume",
          "azureFile",
          "vsphereVolume",
          "photonPersistentDisk",
          "portworxVolume",
          "azureDisk",
          "scaleIO",
          "local",
          "storageos",
          "csi");

  private VolumeSources() {}

  /** Checks the sources and returns the name of the first; "" when there is none. */
  static String check(Map<String, Object> spec, List<FieldError> errors) {
    String first = "";
    for (String name : NAMES) {
      if (!(spec.get(name) instanceof Map<?, ?>)) {
        continue;
      }
      if (!first.isEmpty()) {
        errors.add(FieldError.forbidden("spec." + name, "may not specify more than 1 volume type"));
        continue;
      }
      first = name;
      checkOne(name, spec, errors);
    }
    if (first.isEmpty()) {
      errors.add(FieldError.required("spec", "must specify a volume type"));
    }
    return first;
  }

  private static void checkOne(String name, Map<String, Object> spec, List<FieldError> errors) {
    Map<String, Object> source = Tree.map(spec, name);
    switch (name) {
      case "csi" -> csi(source, errors);
      case "nfs" -> nfs(source, errors);
      case "hostPath" -> hostPath(source, spec, errors);
      case "local" -> local(source, spec, errors);
      case "gcePersistentDisk" -> required(name, source, "pdName", errors);
      case "awsElasticBlockStore", "cinder" -> required(name, source, "volumeID", errors);
      default -> {
        // The other sources have no field that the rules of this project depend on.
      }
    }
  }

  private static boolean required(
      String source, Map<String, Object> tree, String key, List<FieldError> errors) {
    if (Tree.text(tree, key).isEmpty()) {
      errors.add(FieldError.required("spec." + source + "." + key, ""));
      return false;
    }
    return true;
  }

  private static void csi(Map<String, Object> csi, List<FieldError> errors) {
    if (required("csi", csi, "driver", errors)) {
      String driver = Tree.text(csi, "driver");
      if (driver.length() > 63) {
        errors.add(
            new FieldError(
                "spec.csi.driver", "FieldValueTooLong", "Too long: may not be more than 63 bytes"));
      }
      Syntax.subdomain("spec.csi.driver", driver, true, errors);
    }
    required("csi", csi, "volumeHandle", errors);
    // nodeStageSecretRef is not validated: the API forgot it, and so must the sandbox.
    for (String reference :
        List.of(
            "controllerPublishSecretRef",
            "controllerExpandSecretRef",
            "nodePublishSecretRef",
            "nodeExpandSecretRef")) {
      if (csi.get(reference) instanceof Map<?, ?>) {
        secret("spec.csi." + reference, Tree.map(csi, reference), errors);
      }
    }
  }

  private static void secret(String field, Map<String, Object> secret, List<FieldError> errors) {
    if (Tree.text(secret, "name").isEmpty()) {
      errors.add(FieldError.required(field + ".name", ""));
    } else {
      Syntax.subdomain(field + ".name", Tree.text(secret, "name"), errors);
    }
    if (Tree.text(secret, "namespace").isEmpty()) {
      errors.add(FieldError.required(field + ".namespace", ""));
    } else {
      Syntax.label(field + ".namespace", Tree.text(secret, "namespace"), errors);
    }
  }

  private static void nfs(Map<String, Object> nfs, List<FieldError> errors) {
    required("nfs", nfs, "server", errors);
    required("nfs", nfs, "path", errors);
    if (!Tree.text(nfs, "path").startsWith("/")) {
      Syntax.invalid("spec.nfs.path", Tree.text(nfs, "path"), "must be an absolute path", errors);
    }
  }

  private static void hostPath(
      Map<String, Object> source, Map<String, Object> spec, List<FieldError> errors) {
    if (required("hostPath", source, "path", errors)) {
      noBackSteps("spec.hostPath.path", Tree.text(source, "path"), errors);
    }
    boolean recycled = Tree.text(spec, "persistentVolumeReclaimPolicy").equals("Recycle");
    if (recycled && isRoot(Tree.text(source, "path"))) {
      errors.add(
          FieldError.forbidden(
              "spec.persistentVolumeReclaimPolicy",
              "may not be 'recycle' for a hostPath mount of '/'"));
    }
  }

  private static boolean isRoot(String path) {
    return java.nio.file.Path.of(path).normalize().toString().equals("/");
  }

  private static void local(
      Map<String, Object> source, Map<String, Object> spec, List<FieldError> errors) {
    if (required("local", source, "path", errors)) {
      noBackSteps("spec.local.path", Tree.text(source, "path"), errors);
    }
    if (spec.get("nodeAffinity") == null) {
      errors.add(FieldError.required("spec.nodeAffinity", "Local volume requires node affinity"));
    }
  }

  private static void noBackSteps(String field, String path, List<FieldError> errors) {
    if (List.of(path.split("/")).contains("..")) {
      Syntax.invalid(field, path, "must not contain '..'", errors);
    }
  }
}
