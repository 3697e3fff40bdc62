// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a cluster, as the command line says it; what is left out comes from the kubeconfig.
 *
 * @param kubeconfigs the files to read, earlier ones win; empty for {@code KUBECONFIG}, then {@code
 *     ~/.kube/config}, then the pod this runs in
 * @param context the context to use instead of {@code current-context}
 * @param asUser the user to impersonate
 * @param asGroups the groups to impersonate; needs {@code asUser}
 * @param requestTimeout how long the server may be silent within one request; zero for ever
 * @param parallelism how many requests may be in flight at once, at least 1
 */
public record ClusterOptions(
    List<Path> kubeconfigs,
    Optional<String> context,
    Optional<String> asUser,
    List<String> asGroups,
    Duration requestTimeout,
    int parallelism) {
  /** More than 32 in flight only wait on the server, measured on a server of two cores. */
  public static final ClusterOptions DEFAULTS =
      new ClusterOptions(
          List.of(), Optional.empty(), Optional.empty(), List.of(), Duration.ofSeconds(30), 32);

  public ClusterOptions {
    kubeconfigs = List.copyOf(kubeconfigs);
    asGroups = List.copyOf(asGroups);
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
    }
  }

  public ClusterOptions withKubeconfigs(List<Path> paths) {
    return new ClusterOptions(paths, context, asUser, asGroups, requestTimeout, parallelism);
  }

  public ClusterOptions withContext(String name) {
    return new ClusterOptions(
        kubeconfigs, Optional.of(name), asUser, asGroups, requestTimeout, parallelism);
  }

  /** Acts as another user, with these groups. */
  public ClusterOptions as(String user, List<String> groups) {
    return new ClusterOptions(
        kubeconfigs, context, Optional.of(user), groups, requestTimeout, parallelism);
  }

  public ClusterOptions withRequestTimeout(Duration timeout) {
    return new ClusterOptions(kubeconfigs, context, asUser, asGroups, timeout, parallelism);
  }

  public ClusterOptions withParallelism(int requests) {
    return new ClusterOptions(kubeconfigs, context, asUser, asGroups, requestTimeout, requests);
  }

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClusterOptions that
        && kubeconfigs.equals(that.kubeconfigs)
        && context.equals(that.context)
        && asUser.equals(that.asUser)
        && asGroups.equals(that.asGroups)
        && requestTimeout.equals(that.requestTimeout)
        && parallelism == that.parallelism;
  }

  @Override
  public int hashCode() {
    return 31 * kubeconfigs.hashCode() + context.hashCode();
  }
}
