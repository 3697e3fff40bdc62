// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** Which pods mount which claims, kept up to date pod by pod. */
final class PodClaims {
  private final Map<ClaimName, Set<String>> pods = new ConcurrentHashMap<>();

  void put(KubeObject pod) {
    for (ClaimName claim : claimsOf(pod)) {
      pods.computeIfAbsent(claim, c -> new ConcurrentSkipListSet<>()).add(pod.name());
    }
  }

  void remove(KubeObject pod) {
    for (ClaimName claim : claimsOf(pod)) {
      pods.getOrDefault(claim, Set.of()).remove(pod.name());
    }
  }

  List<String> using(ClaimName claim) {
    return List.copyOf(pods.getOrDefault(claim, Set.of()));
  }

  /** The claims a pod names, and those made for its generic ephemeral volumes. */
  private static Set<ClaimName> claimsOf(KubeObject pod) {
    Set<ClaimName> claims = new LinkedHashSet<>();
    for (Object item : new ArrayList<>(pod.list("spec", "volumes"))) {
      if (item instanceof Map<?, ?> volume) {
        if (volume.get("persistentVolumeClaim") instanceof Map<?, ?> source
            && source.get("claimName") instanceof String name) {
          claims.add(new ClaimName(pod.namespace(), name));
        }
        if (volume.get("ephemeral") != null && volume.get("name") instanceof String name) {
          claims.add(new ClaimName(pod.namespace(), pod.name() + "-" + name));
        }
      }
    }
    return claims;
  }
}
