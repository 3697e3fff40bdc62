// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import dev.recover.model.ResourceType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind that the sandbox serves, and how its strategy differs from that of others.
 *
 * @param shortNames what kubectl takes instead of the plural
 * @param traits see {@link Trait}
 */
public record Resource(
    ResourceType type, String singular, List<String> shortNames, Set<Trait> traits) {
  /** One way in which kinds differ. */
  public enum Trait {
    /** Its status is written through a subresource. */
    STATUS,
    /** It can be scaled. */
    SCALE,
    /** It starts with generation 1, and a change of its spec adds 1. */
    GENERATION,
    /** A PUT without resourceVersion is refused. */
    VERSION_NEEDED,
    /** A PUT creates what is not there. */
    CREATED_BY_UPDATE,
    /** It is listed by {@code kubectl get all}. */
    ALL,
    /** A DELETE answers with the object, even when it is gone. */
    RETURNED
  }

  public static final ResourceType VOLUME_ATTRIBUTES_CLASS =
      new ResourceType(
          "storage.k8s.io", "v1", "VolumeAttributesClass", "volumeattributesclasses", false);

  /** Every served kind, in the order in which discovery lists them. */
  public static final List<Resource> ALL =
      List.of(
          of(ResourceType.EVENT, "ev", Trait.CREATED_BY_UPDATE),
          of(ResourceType.NAMESPACE, "ns", Trait.STATUS),
          of(ResourceType.NODE, "no", Trait.STATUS),
          of(ResourceType.PERSISTENT_VOLUME_CLAIM, "pvc", Trait.STATUS, Trait.RETURNED),
          of(ResourceType.PERSISTENT_VOLUME, "pv", Trait.STATUS, Trait.RETURNED),
          of(ResourceType.POD, "po", Trait.STATUS, Trait.RETURNED, Trait.GENERATION, Trait.ALL),
          of(ResourceType.DAEMON_SET, "ds", Trait.STATUS, Trait.GENERATION, Trait.ALL),
          of(
              ResourceType.DEPLOYMENT,
              "deploy",
              Trait.STATUS,
              Trait.SCALE,
              Trait.GENERATION,
              Trait.ALL),
          of(
              ResourceType.REPLICA_SET,
              "rs",
              Trait.STATUS,
              Trait.SCALE,
              Trait.GENERATION,
              Trait.ALL),
          of(
              ResourceType.STATEFUL_SET,
              "sts",
              Trait.STATUS,
              Trait.SCALE,
              Trait.GENERATION,
              Trait.ALL),
          of(ResourceType.CRON_JOB, "cj", Trait.STATUS, Trait.GENERATION, Trait.ALL),
          of(ResourceType.JOB, "", Trait.STATUS, Trait.GENERATION, Trait.ALL),
          of(ResourceType.LEASE, "", Trait.VERSION_NEEDED, Trait.CREATED_BY_UPDATE),
          of(ResourceType.CSI_DRIVER, "", Trait.VERSION_NEEDED, Trait.RETURNED),
          of(ResourceType.CSI_NODE, "", Trait.VERSION_NEEDED, Trait.RETURNED),
          of(ResourceType.STORAGE_CLASS, "sc", Trait.RETURNED),
          of(
              ResourceType.VOLUME_ATTACHMENT,
              "",
              Trait.STATUS,
              Trait.RETURNED,
              Trait.VERSION_NEEDED),
          of(VOLUME_ATTRIBUTES_CLASS, "vac", Trait.RETURNED));

  private static final Map<ResourceType, Resource> BY_TYPE = new HashMap<>();
  private static final Map<String, Resource> BY_KIND = new HashMap<>();
  private static final Map<String, Resource> BY_PLURAL = new HashMap<>();

  static {
    for (Resource resource : ALL) {
      ResourceType type = resource.type();
      BY_TYPE.put(type, resource);
      BY_KIND.put(type.apiVersion() + " " + type.kind(), resource);
      BY_PLURAL.put(type.apiVersion() + " " + type.plural(), resource);
    }
  }

  private static Resource of(ResourceType type, String shortName, Trait... traits) {
    return new Resource(
        type,
        type.kind().toLowerCase(java.util.Locale.ROOT),
        shortName.isEmpty() ? List.of() : List.of(shortName),
        Set.of(traits));
  }

  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** Returns the served kind; throws when it is none. */
  public static Resource of(ResourceType type) {
    Resource resource = BY_TYPE.get(type);
    if (resource == null) {
      throw new IllegalArgumentException("the sandbox does not serve " + type.kind());
    }
    return resource;
  }

  /** Returns the served kind of that apiVersion and kind. */
  public static Optional<Resource> ofKind(String apiVersion, String kind) {
    return Optional.ofNullable(BY_KIND.get(apiVersion + " " + kind));
  }

  /** Returns the served kind of that apiVersion and name in the URL. */
  public static Optional<Resource> ofPlural(String apiVersion, String plural) {
    return Optional.ofNullable(BY_PLURAL.get(apiVersion + " " + plural));
  }
}
