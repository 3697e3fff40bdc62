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
  /** Which workload: what two of them cannot have in common. */
  public record Key(String kind, String namespace, String name) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::namespace).thenComparing(Key::kind).thenComparing(Key::name);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  public Workload {
    claims = claims.stream().distinct().sorted().toList();
  }

  public Key key() {
    return new Key(kind, namespace, name);
  }

  @Override
  public int compareTo(Workload other) {
    return key().compareTo(other.key());
  }

  /** For example {@code StatefulSet db/redis}. */
  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
