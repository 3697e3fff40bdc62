// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.ObjectKey;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Deletes objects as the API server does: at once, or by marking them while a finalizer or a grace
 * period is left.
 */
public final class Deletion {
  private final VersionedStore store;

  public Deletion(VersionedStore store) {
    this.store = store;
  }

  /** Deletes one object and returns its last state. */
  public KubeObject delete(ResourceType type, ObjectKey key, DeleteOptions options) {
    return store.atomically(() -> deleteNow(type, key, options));
  }

  private KubeObject deleteNow(ResourceType type, ObjectKey key, DeleteOptions options) {
    KubeObject live = store.get(type, key).orElseThrow(() -> Refusal.notFound(type, key.name()));
    refuseOtherObject(type, live, options);
    Map<String, Object> tree = Tree.copyOf(live.tree());
    Map<String, Object> metadata = Tree.make(tree, "metadata");
    addPropagation(metadata, options.propagationPolicy().orElse(""));
    long grace = gracePeriod(type, live, options);
    boolean later = grace > 0 || !Tree.list(metadata, "finalizers").isEmpty();
    if (type.equals(ResourceType.NAMESPACE)) {
      later |= !Tree.list(tree, "spec", "finalizers").isEmpty();
      Tree.make(tree, "status").put("phase", "Terminating");
    }
    if (!later) {
      return options.dryRun() ? live : store.remove(type, live.tree());
    }
    mark(metadata, live, grace);
    KubeObject marked = KubeObject.of(tree);
    return options.dryRun() || marked.equals(live) ? marked : store.put(type, tree);
  }

  private static void mark(Map<String, Object> metadata, KubeObject live, long grace) {
    long present =
        Tree.number(live.tree(), Long.MAX_VALUE, "metadata", "deletionGracePeriodSeconds");
    if (live.terminating() && grace >= present) {
      return;
    }
    if (!live.terminating() && metadata.get("generation") instanceof Number generation) {
      metadata.put("generation", generation.longValue() + 1);
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(grace);
    metadata.put("deletionTimestamp", at.toString());
    if (!live.kind().equals("Namespace")) {
      metadata.put("deletionGracePeriodSeconds", grace);
    }
  }

  /** Only a pod that runs on a node is given time; everything else goes at once. */
  private static long gracePeriod(ResourceType type, KubeObject live, DeleteOptions options) {
    boolean running =
        type.equals(ResourceType.POD)
            && live.text("spec", "nodeName").isPresent()
            && !live.text("status", "phase").orElse("").matches("Succeeded|Failed");
    if (!running) {
      return 0;
    }
    return options
        .gracePeriodSeconds()
        .orElseGet(() -> Tree.number(live.tree(), 30, "spec", "terminationGracePeriodSeconds"));
  }

  private static void addPropagation(Map<String, Object> metadata, String policy) {
    if (policy.equals("Orphan")) {
      Tree.addText(metadata, "finalizers", "orphan");
    } else if (policy.equals("Foreground")) {
      Tree.addText(metadata, "finalizers", "foregroundDeletion");
    }
  }

  private static void refuseOtherObject(ResourceType type, KubeObject live, DeleteOptions options) {
    String uid = live.uid().orElse("");
    options
        .uid()
        .filter(wanted -> !wanted.equals(uid))
        .ifPresent(
            wanted -> {
              throw precondition(
                  type,
                  live,
                  "the UID in the precondition ("
                      + wanted
                      + ") does not match the UID in record ("
                      + uid
                      + "). The object might have been deleted and then recreated");
            });
    String version = live.resourceVersion().orElse("");
    options
        .resourceVersion()
        .filter(wanted -> !wanted.equals(version))
        .ifPresent(
            wanted -> {
              throw precondition(
                  type,
                  live,
                  "the ResourceVersion in the precondition ("
                      + wanted
                      + ") does not match the ResourceVersion in record ("
                      + version
                      + "). The object might have been modified");
            });
  }

  /** Here, and only here, the API names the kind and not the plural. */
  private static Refusal precondition(ResourceType type, KubeObject live, String why) {
    String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    return new Refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + kind + " \"" + live.name() + "\": " + why,
        kindDetails(type, live.name()));
  }

  private static Map<String, Object> kindDetails(ResourceType type, String name) {
    Map<String, Object> details = Refusal.about(type, name);
    details.put("kind", type.kind());
    return details;
  }

  /** Whether nothing holds a terminating object back any more. */
  static boolean isComplete(Map<String, Object> tree) {
    return Tree.list(tree, "metadata", "finalizers").isEmpty()
        && Tree.number(tree, 0, "metadata", "deletionGracePeriodSeconds") == 0
        && (!Tree.text(tree, "kind").equals("Namespace")
            || Tree.list(tree, "spec", "finalizers").isEmpty());
  }
}
