// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges nodes for one pod and remembers why they were refused. */
final class NodeFilter {
  private final LateBinding lateBinding;
  private final KubeObject pod;
  private final PodClaims claims;
  private final List<KubeObject> volumes;
  private final Map<String, Integer> reasons = new TreeMap<>();

  NodeFilter(ObjectStore store, LateBinding lateBinding, KubeObject pod, PodClaims claims) {
    this.lateBinding = lateBinding;
    this.pod = pod;
    this.claims = claims;
    this.volumes =
        claims.bound().stream()
            .map(ClaimView::volumeName)
            .flatMap(name -> store.get(ResourceType.PERSISTENT_VOLUME, "", name).stream())
            .toList();
  }

  boolean accepts(KubeObject node) {
    Optional<String> refusal = refusal(node);
    refusal.ifPresent(why -> reasons.merge(why, 1, Integer::sum));
    return refusal.isEmpty();
  }

  private Optional<String> refusal(KubeObject node) {
    if (node.at("spec", "unschedulable").equals(Optional.of(true))) {
      return Optional.of("node(s) were unschedulable");
    }
    boolean selected =
        pod.map("spec", "nodeSelector").entrySet().stream()
            .allMatch(e -> e.getValue().equals(node.labels().get(e.getKey())));
    if (!selected) {
      return Optional.of("node(s) didn't match Pod's node affinity/selector");
    }
    if (!volumes.stream().allMatch(volume -> Topology.affinityAllows(volume, node))) {
      return Optional.of("node(s) didn't match PersistentVolume's node affinity");
    }
    if (!claims.late().stream().allMatch(claim -> lateBinding.possible(claim, node))) {
      return Optional.of("node(s) didn't find available persistent volumes to bind");
    }
    if (!volumes.stream().allMatch(volume -> Topology.zoneAllows(volume, node))) {
      return Optional.of("node(s) had no available volume zone");
    }
    return Optional.empty();
  }

  /** Why none of the nodes will do, as kube-scheduler words it. */
  String summary(int nodes) {
    List<String> parts = new ArrayList<>();
    reasons.forEach((why, count) -> parts.add(count + " " + why));
    String all = parts.isEmpty() ? "no nodes available to schedule pods" : String.join(", ", parts);
    return "0/" + nodes + " nodes are available: " + all + ".";
  }
}
