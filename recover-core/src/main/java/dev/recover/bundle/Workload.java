// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.ClaimName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What mounts claims, and how many of it were wanted: enough to say what to scale.
 *
 * @param kind {@code StatefulSet}, {@code Deployment}, {@code DaemonSet}, {@code Job}, {@code
 *     CronJob}, {@code Pod}, or the kind of the custom resource that makes the pods
 * @param replicas how many were wanted; empty for a kind that is not scaled, or when it is not
 *     known
 * @param claims the claims that it mounts, in order
 */
public record Workload(
    String kind, String namespace, String name, Optional<Long> replicas, List<ClaimName> claims)
    implements Comparable<Workload> {
  private static final Comparator<Workload> ORDER =
      Comparator.comparing(Workload::namespace)
          .thenComparing(Workload::kind)
          .thenComparing(Workload::name);

  public Workload {
    claims = claims.stream().distinct().sorted().toList();
  }

  @Override
  public int compareTo(Workload other) {
    return ORDER.compare(this, other);
  }

  /** For example {@code StatefulSet db/redis}. */
  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
