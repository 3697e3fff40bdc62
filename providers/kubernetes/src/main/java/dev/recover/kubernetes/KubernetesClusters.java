// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.config.Connection;
import dev.recover.kubernetes.config.Connections;
import dev.recover.kubernetes.config.Surroundings;
import dev.recover.kubernetes.http.ApiFactory;
import dev.recover.kubernetes.http.Patience;
import java.util.Set;

/** Opens clusters. */
public final class KubernetesClusters {
  private KubernetesClusters() {}

  /**
   * Reads the kubeconfig and prepares the connection; sends nothing.
   *
   * <p>Throws {@link DiagnosticException} with NO_KUBECONFIG, KUBECONFIG_INVALID, CONTEXT_UNKNOWN
   * or USAGE_WRONG.
   */
  public static KubernetesCluster open(ClusterOptions options) {
    return open(options, Surroundings.ofThisProcess(), Patience.USUAL);
  }

  static KubernetesCluster open(
      ClusterOptions options, Surroundings surroundings, Patience patience) {
    if (options.asUser().isEmpty() && !options.asGroups().isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.USAGE_WRONG,
              "--as-group",
              "a group is impersonated without a user",
              "the API server takes groups only together with a user",
              "add --as USER"));
    }
    Connection found = new Connections(surroundings).find(options.kubeconfigs(), options.context());
    Connection connection =
        options.asUser().map(user -> found.as(user, options.asGroups())).orElse(found);
    return new KubernetesCluster(
        connection,
        new ApiFactory(surroundings.variables(), patience)
            .open(connection, options.requestTimeout(), options.parallelism()));
  }

  /** Reads the kubeconfig only: quicker than {@link #open}, and throws as it does. */
  public static NamedCluster named(ClusterOptions options) {
    Connection found =
        new Connections(Surroundings.ofThisProcess())
            .find(options.kubeconfigs(), options.context());
    boolean mayAsk =
        found.login().plugin().filter(p -> !p.interactive().equals("Never")).isPresent();
    return new NamedCluster(found.context(), found.cluster(), mayAsk);
  }

  /** Returns the names of all contexts, sorted; throws as {@link #open} does. */
  public static Set<String> contexts(ClusterOptions options) {
    return new Connections(Surroundings.ofThisProcess()).contexts(options.kubeconfigs());
  }
}
