// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.ClaimName;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Pod as the controllers read it. */
public record PodView(KubeObject object) {
  /**
   * A volume of the pod that is a claim.
   *
   * @param ephemeral whether the claim lives and dies with the pod
   */
  public record Mount(String volume, ClaimName claim, boolean ephemeral, KubeObject tree) {}

  /** The volumes that are claims. */
  public List<Mount> mounts() {
    List<Mount> mounts = new ArrayList<>();
    for (Object item : object.list("spec", "volumes")) {
      if (item instanceof Map<?, ?> map) {
        mount(KubeObject.of(Json.asMap(map))).ifPresent(mounts::add);
      }
    }
    return mounts;
  }

  private Optional<Mount> mount(KubeObject volume) {
    String name = volume.text("name").orElse("");
    if (volume.at("ephemeral").isPresent()) {
      ClaimName claim = new ClaimName(object.namespace(), object.name() + "-" + name);
      return Optional.of(new Mount(name, claim, true, volume));
    }
    return volume
        .text("persistentVolumeClaim", "claimName")
        .filter(claim -> !claim.isEmpty())
        .map(claim -> new Mount(name, new ClaimName(object.namespace(), claim), false, volume));
  }

  public List<ClaimName> claims() {
    return mounts().stream().map(Mount::claim).toList();
  }

  /** The node it was given, or "". */
  public String node() {
    return object.text("spec", "nodeName").orElse("");
  }

  public String phase() {
    return object.text("status", "phase").orElse("");
  }

  /** Whether it has run to its end. */
  public boolean ended() {
    return phase().equals("Succeeded") || phase().equals("Failed");
  }

  /** Whether it is Running and Ready. */
  public boolean ready() {
    return phase().equals("Running")
        && object.list("status", "conditions").stream()
            .filter(Map.class::isInstance)
            .map(Map.class::cast)
            .anyMatch(c -> "Ready".equals(c.get("type")) && "True".equals(c.get("status")));
  }
}
