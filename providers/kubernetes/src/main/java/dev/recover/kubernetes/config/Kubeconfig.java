// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Several kubeconfig files as one: of entries with one name, and of current contexts, the first
 * that was read counts.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files">Merging
 *     kubeconfig files</a>
 */
record Kubeconfig(
    Map<String, Entry> clusters,
    Map<String, Entry> users,
    Map<String, Entry> contexts,
    Optional<String> currentContext) {
  static final Kubeconfig EMPTY = new Kubeconfig(Map.of(), Map.of(), Map.of(), Optional.empty());

  /** Returns this with what the other has besides. */
  Kubeconfig then(Kubeconfig later) {
    return new Kubeconfig(
        first(clusters, later.clusters),
        first(users, later.users),
        first(contexts, later.contexts),
        currentContext.or(() -> later.currentContext));
  }

  private static Map<String, Entry> first(Map<String, Entry> earlier, Map<String, Entry> later) {
    Map<String, Entry> merged = new LinkedHashMap<>(earlier);
    later.forEach(merged::putIfAbsent);
    return merged;
  }
}
