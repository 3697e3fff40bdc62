// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A PersistentVolumeClaim as the controllers read it. */
public record ClaimView(KubeObject object) {
  public static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
  public static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
  public static final String PROVISIONER = "volume.kubernetes.io/storage-provisioner";
  public static final String BETA_PROVISIONER = "volume.beta.kubernetes.io/storage-provisioner";

  public ClaimName key() {
    return new ClaimName(object.namespace(), object.name());
  }

  public String uid() {
    return object.uid().orElse("");
  }

  public String phase() {
    return object.text("status", "phase").orElse("");
  }

  /** The volume it names, or "". */
  public String volumeName() {
    return object.text("spec", "volumeName").orElse("");
  }

  /** Whether it says that a controller has finished binding it. */
  public boolean bindCompleted() {
    return object.annotations().containsKey(BIND_COMPLETED);
  }

  /** Whether pods can use it, as the scheduler sees it. */
  public boolean fullyBound() {
    return !volumeName().isEmpty() && bindCompleted();
  }

  /** The class; "" is one, empty means that none was given. */
  public Optional<String> givenClass() {
    String beta = object.annotations().get(VolumeView.BETA_CLASS);
    return beta != null ? Optional.of(beta) : object.text("spec", "storageClassName");
  }

  public String className() {
    return givenClass().orElse("");
  }

  public String attributesClass() {
    return object.text("spec", "volumeAttributesClassName").orElse("");
  }

  public String mode() {
    return object.text("spec", "volumeMode").orElse("Filesystem");
  }

  public List<String> accessModes() {
    return object.textList("spec", "accessModes");
  }

  public Quantity request() {
    return Quantity.parse(object.text("spec", "resources", "requests", "storage").orElse("0"));
  }

  /** The provisioner that is asked to make a volume for it, or "". */
  public String provisioner() {
    String present = object.annotations().get(PROVISIONER);
    return present != null ? present : object.annotations().getOrDefault(BETA_PROVISIONER, "");
  }

  public String selectedNode() {
    return object.annotations().getOrDefault(SELECTED_NODE, "");
  }

  /** What a volume's claimRef says of this claim. */
  public Map<String, Object> reference() {
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("kind", "PersistentVolumeClaim");
    reference.put("namespace", object.namespace());
    reference.put("name", object.name());
    reference.put("uid", uid());
    reference.put("apiVersion", "v1");
    reference.put("resourceVersion", object.resourceVersion().orElse(""));
    return reference;
  }
}
