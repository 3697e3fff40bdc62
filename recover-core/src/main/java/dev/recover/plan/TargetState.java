// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.ClusterIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was seen of a cluster: objects by reference, as one immutable value. */
public final class TargetState {
  private final ClusterIdentity identity;
  private final Map<ResourceType, Map<ObjectRef, KubeObject>> objects;
  private final Map<ResourceType, List<KubeObject>> sorted = new ConcurrentHashMap<>();

  /** Takes over the maps; they must not change afterwards. A type that was not read is absent. */
  public TargetState(
      ClusterIdentity identity, Map<ResourceType, Map<ObjectRef, KubeObject>> objects) {
    this.identity = identity;
    this.objects = Map.copyOf(objects);
  }

  public ClusterIdentity identity() {
    return identity;
  }

  public Optional<KubeObject> find(ResourceType type, String namespace, String name) {
    return Optional.ofNullable(
        objects.getOrDefault(type, Map.of()).get(ObjectRef.of(type, namespace, name)));
  }

  /** All that was seen of a type, in the order of their references. */
  public List<KubeObject> all(ResourceType type) {
    return sorted.computeIfAbsent(
        type,
        t ->
            objects.getOrDefault(t, Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList());
  }

  /** Whether the type was read at all: no permission to list it is not the same as none there. */
  public boolean looked(ResourceType type) {
    return objects.containsKey(type);
  }
}
