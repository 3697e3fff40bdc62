// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.ClaimView;
import java.util.Optional;

/** Asks the driver of a class to make a volume, by two annotations on the claim. */
final class ProvisioningRequest {
  private final Objects objects;
  private final Classes classes;

  ProvisioningRequest(Objects objects, Classes classes) {
    this.objects = objects;
    this.classes = classes;
  }

  void ask(KubeObject claim) {
    String name = new ClaimView(claim).className();
    Optional<KubeObject> found = classes.find(name);
    if (found.isEmpty()) {
      objects
          .events()
          .warning(
              claim,
              "ProvisioningFailed",
              "storageclass.storage.k8s.io \"" + name + "\" not found");
      return;
    }
    String given = found.get().text("provisioner").orElse("");
    String provisioner = Migration.driverOf(given).orElse(given);
    if (provisioner.startsWith("kubernetes.io/")) {
      objects
          .events()
          .warning(claim, "ProvisioningFailed", "no volume plugin matched name: " + provisioner);
      return;
    }
    KubeObject asked =
        claim
            .with(FieldPath.annotation(ClaimView.BETA_PROVISIONER), provisioner)
            .with(FieldPath.annotation(ClaimView.PROVISIONER), provisioner);
    KubeObject written = asked.equals(claim) ? claim : objects.store().update(asked);
    objects
        .events()
        .normal(
            written,
            "ExternalProvisioning",
            "Waiting for a volume to be created either by the external provisioner '"
                + provisioner
                + "' or manually by the system administrator. If volume creation is delayed,"
                + " please verify that the provisioner is running and correctly registered.");
  }
}
