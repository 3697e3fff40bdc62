// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads from pods, and from what makes pods, which claims they mount. */
final class Mounted {
  /** A controller that an object names as its own. */
  record Owner(String kind, String name) {}

  /** Every kind that mounts claims or leads to one that does. */
  static final Set<String> KINDS =
      Set.of("Pod", "StatefulSet", "Deployment", "DaemonSet", "ReplicaSet", "Job", "CronJob");

  /** Those that are made by another, which is then what is scaled. */
  static final Set<String> PASSES_ON = Set.of("ReplicaSet", "Job");

  private Mounted() {}

  static Optional<Owner> owner(KubeObject object) {
    for (Object item : object.list("metadata", "ownerReferences")) {
      if (item instanceof Map<?, ?> owner
          && Boolean.TRUE.equals(owner.get("controller"))
          && owner.get("kind") instanceof String kind
          && owner.get("name") instanceof String name) {
        return Optional.of(new Owner(kind, name));
      }
    }
    return Optional.empty();
  }

  /** How many are wanted; empty for a kind that has no such number. */
  static Optional<Long> replicas(KubeObject object) {
    switch (object.kind()) {
      case "StatefulSet":
      case "Deployment":
      case "ReplicaSet":
        return Optional.of(number(object, "replicas"));
      case "Job":
        return Optional.of(number(object, "parallelism"));
      default:
        return Optional.empty();
    }
  }

  private static long number(KubeObject object, String field) {
    return object.at("spec", field).map(n -> n instanceof Long count ? count : 1L).orElse(1L);
  }

  /** Whether a pod or job has run to its end and holds its claims no longer. */
  static boolean ended(KubeObject object) {
    String phase = object.text("status", "phase").orElse("");
    return object.kind().equals("Pod") && (phase.equals("Succeeded") || phase.equals("Failed"))
        || object.kind().equals("Job") && object.text("status", "completionTime").isPresent();
  }

  /** The names of the claims that its pods mount, those of ephemeral volumes included. */
  static Set<String> claims(KubeObject object) {
    boolean pod = object.kind().equals("Pod");
    List<Object> volumes;
    if (pod) {
      volumes = object.list("spec", "volumes");
    } else if (object.kind().equals("CronJob")) {
      volumes = object.list("spec", "jobTemplate", "spec", "template", "spec", "volumes");
    } else {
      volumes = object.list("spec", "template", "spec", "volumes");
    }
    Set<String> claims = new TreeSet<>();
    for (Object item : volumes) {
      if (item instanceof Map<?, ?> volume) {
        if (volume.get("persistentVolumeClaim") instanceof Map<?, ?> source
            && source.get("claimName") instanceof String name) {
          claims.add(name);
        } else if (pod && volume.get("ephemeral") instanceof Map) {
          claims.add(object.name() + "-" + volume.get("name"));
        }
      }
    }
    return claims;
  }

  /** The names of a StatefulSet's claim templates. */
  static List<String> templates(KubeObject object) {
    List<String> names = new ArrayList<>();
    if (object.kind().equals("StatefulSet")) {
      for (Object item : object.list("spec", "volumeClaimTemplates")) {
        if (item instanceof Map<?, ?> template
            && template.get("metadata") instanceof Map<?, ?> metadata
            && metadata.get("name") instanceof String name) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
