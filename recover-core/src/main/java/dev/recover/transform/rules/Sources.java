// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

/** Links to the code that a rule rests on. */
final class Sources {
  private static final String KUBERNETES = "https://github.com/kubernetes/kubernetes/blob/v1.36.2/";
  private static final String CSI = "https://github.com/kubernetes-csi/";

  private Sources() {}

  static String kubernetes(String path, String function) {
    return KUBERNETES + path + " " + function;
  }

  static String volumeController(String function) {
    return kubernetes("pkg/controller/volume/persistentvolume/pv_controller.go", function);
  }

  static String migration(String function) {
    return kubernetes("pkg/controller/volume/persistentvolume/pv_controller_base.go", function);
  }

  static String translation(String path, String function) {
    return kubernetes("staging/src/k8s.io/csi-translation-lib/" + path, function);
  }

  static String storageHelpers(String function) {
    return kubernetes("staging/src/k8s.io/component-helpers/storage/volume/helpers.go", function);
  }

  static String serverMetadata(String function) {
    return kubernetes("staging/src/k8s.io/apiserver/pkg/registry/rest/meta.go", function);
  }

  static String validation(String function) {
    return kubernetes("pkg/apis/core/validation/validation.go", function);
  }

  static String provisionerLibrary(String function) {
    return "https://github.com/kubernetes-sigs/sig-storage-lib-external-provisioner/blob/v13.0.0/"
        + "controller/controller.go "
        + function;
  }

  static String provisioner(String function) {
    return CSI + "external-provisioner/blob/master/pkg/controller/controller.go " + function;
  }

  static String attacher(String function) {
    return CSI + "external-attacher/blob/master/pkg/controller/util.go " + function;
  }

  static String resizer(String path, String function) {
    return CSI + "external-resizer/blob/master/" + path + " " + function;
  }

  static String snapshotter(String function) {
    return CSI + "external-snapshotter/blob/master/pkg/utils/util.go " + function;
  }
}
