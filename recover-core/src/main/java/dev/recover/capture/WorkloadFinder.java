// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.bundle.Workload;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds what mounts claims: from pods up to whatever makes them, and from the templates of what is
 * scaled to nothing.
 *
 * <p>A StatefulSet mounts every claim that its claim templates name, whatever its size. Pods and
 * jobs that have ended mount nothing. The objects may come in any order and from several threads.
 */
final class WorkloadFinder {
  /** What mounts something, reduced to what is needed to say so. */
  private record Mounter(
      String kind,
      String namespace,
      String name,
      Optional<Long> replicas,
      Optional<Mounted.Owner> owner,
      Set<String> claims) {
    Workload.Key key() {
      return new Workload.Key(kind, namespace, name);
    }
  }

  private final Map<Workload.Key, Mounter> mounters = new HashMap<>();

  /** Namespace and the beginning of a claim's name, up to the number, to the StatefulSet. */
  private final Map<ClaimName, Workload.Key> templates = new HashMap<>();

  /** Takes a pod or anything that makes pods; other objects are ignored. */
  void accept(KubeObject object) {
    if (!Mounted.KINDS.contains(object.kind()) || Mounted.ended(object)) {
      return;
    }
    Mounter mounter =
        new Mounter(
            object.kind(),
            object.namespace(),
            object.name(),
            Mounted.replicas(object),
            Mounted.owner(object),
            Mounted.claims(object));
    if (object.kind().equals("Pod") && mounter.claims.isEmpty()) {
      return;
    }
    synchronized (this) {
      mounters.put(mounter.key(), mounter);
      for (String template : Mounted.templates(object)) {
        templates.put(
            new ClaimName(object.namespace(), template + "-" + object.name()), mounter.key());
      }
    }
  }

  /** Returns what mounts any of these claims, in order. */
  synchronized List<Workload> find(Collection<ClaimName> claims) {
    Set<ClaimName> captured = new TreeSet<>(claims);
    Map<Workload.Key, Set<ClaimName>> mounted = new TreeMap<>();
    for (Mounter mounter : mounters.values()) {
      // What a Deployment no longer mounts still stands in its old ReplicaSets.
      if (mounter.owner.isPresent() && Mounted.PASSES_ON.contains(mounter.kind)) {
        continue;
      }
      for (String name : mounter.claims) {
        add(mounted, captured, root(mounter), new ClaimName(mounter.namespace, name));
      }
    }
    for (ClaimName claim : captured) {
      int dash = claim.name().lastIndexOf('-');
      if (dash > 0 && claim.name().substring(dash + 1).matches("[0-9]+")) {
        Workload.Key set =
            templates.get(new ClaimName(claim.namespace(), claim.name().substring(0, dash)));
        if (set != null) {
          add(mounted, captured, set, claim);
        }
      }
    }
    List<Workload> workloads = new ArrayList<>();
    mounted.forEach((key, mounts) -> workloads.add(workload(key, mounts)));
    return workloads;
  }

  private static void add(
      Map<Workload.Key, Set<ClaimName>> mounted,
      Set<ClaimName> captured,
      Workload.Key by,
      ClaimName claim) {
    if (captured.contains(claim)) {
      mounted.computeIfAbsent(by, key -> new TreeSet<>()).add(claim);
    }
  }

  private Workload workload(Workload.Key key, Set<ClaimName> claims) {
    Mounter mounter = mounters.get(key);
    Optional<Long> replicas = mounter == null ? Optional.empty() : mounter.replicas;
    return new Workload(key.kind(), key.namespace(), key.name(), replicas, List.copyOf(claims));
  }

  /** What to scale: the Deployment of a ReplicaSet, the CronJob of a Job, the owner of a pod. */
  private Workload.Key root(Mounter start) {
    Workload.Key at = start.key();
    // A chain is a pod, a ReplicaSet and a Deployment; more would be a loop of wrong owners.
    for (int step = 0; step < 4; step++) {
      Optional<Mounted.Owner> owner = madeBy(mounters.get(at));
      if (owner.isEmpty()) {
        return at;
      }
      at = new Workload.Key(owner.get().kind(), start.namespace, owner.get().name());
    }
    return at;
  }

  /** What made it, if that is what is scaled instead. */
  private static Optional<Mounted.Owner> madeBy(@Nullable Mounter mounter) {
    return mounter != null
            && (mounter.kind.equals("Pod") || Mounted.PASSES_ON.contains(mounter.kind))
        ? mounter.owner
        : Optional.empty();
  }
}
