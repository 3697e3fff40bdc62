// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.ResourceType;
import dev.recover.sandbox.registry.Resource;
import dev.recover.sandbox.store.ObjectKey;
import java.util.List;
import java.util.Optional;

/**
 * What a URL names: a collection, one object, or one side of it.
 *
 * @param namespace "" for all of them or none
 * @param name "" for the collection
 * @param subresource "" for the object itself
 */
record Target(Resource resource, String namespace, String name, String subresource) {
  ResourceType type() {
    return resource.type();
  }

  ObjectKey key() {
    return new ObjectKey(namespace, name);
  }

  boolean isCollection() {
    return name.isEmpty();
  }

  /** For example {@code persistentvolumes/status}. */
  String resourceName() {
    return subresource.isEmpty() ? type().plural() : type().plural() + "/" + subresource;
  }

  /** Parses a path below the root; empty when nothing is served there. */
  static Optional<Target> parse(List<String> path) {
    boolean core = !path.isEmpty() && path.get(0).equals("api");
    int start = core ? 2 : 3;
    if (path.size() <= start || !core && !path.get(0).equals("apis")) {
      return Optional.empty();
    }
    String apiVersion = core ? path.get(1) : path.get(1) + "/" + path.get(2);
    return parse(apiVersion, path.subList(start, path.size()));
  }

  private static Optional<Target> parse(String apiVersion, List<String> rest) {
    boolean within =
        rest.get(0).equals("namespaces")
            && rest.size() >= 3
            && Resource.ofPlural(apiVersion, rest.get(2)).isPresent();
    String namespace = within ? rest.get(1) : "";
    List<String> own = within ? rest.subList(2, rest.size()) : rest;
    return Resource.ofPlural(apiVersion, own.get(0))
        .filter(resource -> own.size() <= 3)
        .filter(resource -> !within || resource.type().namespaced())
        .map(resource -> new Target(resource, namespace, at(own, 1), at(own, 2)))
        .filter(Target::isServed);
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? list.get(index) : "";
  }

  private boolean isServed() {
    boolean place = !type().namespaced() || isCollection() || !namespace.isEmpty();
    return place
        && switch (subresource) {
          case "" -> true;
          case "status" -> resource.has(Resource.Trait.STATUS);
          case "scale" -> resource.has(Resource.Trait.SCALE);
          case "finalize" -> type().equals(ResourceType.NAMESPACE);
          default -> false;
        };
  }
}
