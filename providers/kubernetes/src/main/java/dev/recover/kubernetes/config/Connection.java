// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.util.List;
import java.util.Map;

/**
 * Everything needed to talk to one cluster.
 *
 * @param context the context's name, or {@code in-cluster}
 * @param cluster the cluster's name in the kubeconfig
 * @param namespace the context's namespace, {@code default} when it has none
 * @param impersonation headers that make the server act as another user, in the order they are sent
 */
public record Connection(
    String context,
    String cluster,
    String namespace,
    Server server,
    Login login,
    List<Map.Entry<String, String>> impersonation) {
  public Connection {
    impersonation = List.copyOf(impersonation);
  }

  /** Returns this acting as another user, whatever the kubeconfig says. */
  public Connection as(String user, List<String> groups) {
    return new Connection(
        context, cluster, namespace, server, login, Impersonation.of(user, groups));
  }
}
