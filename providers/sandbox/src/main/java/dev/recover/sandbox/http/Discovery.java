// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.ResourceType;
import dev.recover.sandbox.registry.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says which kinds are served and what they are called. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> SUB_VERBS = List.of("get", "patch", "update");
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  /** Kinds that are only asked, never stored. */
  private static final Map<String, ResourceType> REVIEWS =
      Map.of(
          "authorization.k8s.io/v1",
          new ResourceType(
              "authorization.k8s.io",
              "v1",
              "SelfSubjectAccessReview",
              "selfsubjectaccessreviews",
              false),
          "authentication.k8s.io/v1",
          new ResourceType(
              "authentication.k8s.io", "v1", "SelfSubjectReview", "selfsubjectreviews", false));

  private Discovery() {}

  /** Returns the apiVersions that are served, the core group's first. */
  static List<String> versions() {
    Map<String, Boolean> versions = new TreeMap<>();
    Resource.ALL.forEach(resource -> versions.put(resource.type().apiVersion(), true));
    REVIEWS.keySet().forEach(version -> versions.put(version, true));
    versions.remove("v1");
    List<String> list = new ArrayList<>(List.of("v1"));
    list.addAll(versions.keySet());
    return list;
  }

  /** Answers GET of a path above the collections; empty when it is none. */
  static Optional<Reply> answer(Call call) {
    List<String> path = call.path();
    String joined = String.join("/", path);
    boolean aggregated =
        call.header("Accept").contains("as=APIGroupDiscoveryList")
            && call.header("Accept").contains("v=v2;");
    return switch (joined) {
      case "api" -> Optional.of(aggregated ? aggregated(true) : coreVersions());
      case "apis" -> Optional.of(aggregated ? aggregated(false) : groups());
      default ->
          versions().contains(withoutPrefix(joined))
              ? Optional.of(Reply.ok(resources(withoutPrefix(joined))))
              : group(path);
    };
  }

  private static String withoutPrefix(String path) {
    return path.equals("api/v1") ? "v1" : path.startsWith("apis/") ? path.substring(5) : "";
  }

  private static Reply coreVersions() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "APIVersions");
    tree.put("versions", List.of("v1"));
    tree.put("serverAddressByClientCIDRs", List.of());
    return Reply.ok(tree);
  }

  private static Reply groups() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "APIGroupList");
    tree.put("apiVersion", "v1");
    tree.put(
        "groups",
        versions().stream().filter(v -> v.contains("/")).map(Discovery::groupOf).toList());
    return Reply.ok(tree);
  }

  private static Optional<Reply> group(List<String> path) {
    if (path.size() != 2 || !path.get(0).equals("apis")) {
      return Optional.empty();
    }
    return versions().stream()
        .filter(version -> version.startsWith(path.get(1) + "/"))
        .findFirst()
        .map(
            version -> {
              Map<String, Object> tree = new LinkedHashMap<>();
              tree.put("kind", "APIGroup");
              tree.put("apiVersion", "v1");
              tree.putAll(groupOf(version));
              return Reply.ok(tree);
            });
  }

  private static Map<String, Object> groupOf(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("groupVersion", apiVersion);
    version.put("version", apiVersion.substring(slash + 1));
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("name", apiVersion.substring(0, slash));
    group.put("versions", List.of(version));
    group.put("preferredVersion", version);
    return group;
  }

  private static List<Resource> of(String apiVersion) {
    return Resource.ALL.stream().filter(r -> r.type().apiVersion().equals(apiVersion)).toList();
  }

  private static Map<String, Object> resources(String apiVersion) {
    List<Object> list = new ArrayList<>();
    for (Resource resource : of(apiVersion)) {
      Map<String, Object> entry = entry(resource.type(), resource.type().plural(), VERBS);
      entry.put("singularName", resource.singular());
      if (!resource.shortNames().isEmpty()) {
        entry.put("shortNames", resource.shortNames());
      }
      if (resource.has(Resource.Trait.ALL)) {
        entry.put("categories", List.of("all"));
      }
      list.add(entry);
      for (String side : sides(resource)) {
        Map<String, Object> below =
            entry(resource.type(), resource.type().plural() + "/" + side, SUB_VERBS);
        if (side.equals("scale")) {
          below.put("kind", "Scale");
          below.put("group", "autoscaling");
          below.put("version", "v1");
        }
        list.add(below);
      }
    }
    ResourceType review = REVIEWS.get(apiVersion);
    if (review != null) {
      list.add(entry(review, review.plural(), List.of("create")));
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "APIResourceList");
    tree.put("apiVersion", "v1");
    tree.put("groupVersion", apiVersion);
    tree.put("resources", list);
    return tree;
  }

  private static Map<String, Object> entry(ResourceType type, String name, List<String> verbs) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", name);
    entry.put("singularName", "");
    entry.put("namespaced", type.namespaced());
    entry.put("kind", type.kind());
    entry.put("verbs", verbs);
    return entry;
  }

  private static List<String> sides(Resource resource) {
    List<String> sides = new ArrayList<>();
    if (resource.has(Resource.Trait.SCALE)) {
      sides.add("scale");
    }
    if (resource.has(Resource.Trait.STATUS)) {
      sides.add("status");
    }
    return sides;
  }

  private static Reply aggregated(boolean core) {
    List<Object> items = new ArrayList<>();
    for (String apiVersion : versions()) {
      if (core == apiVersion.equals("v1")) {
        items.add(aggregatedGroup(apiVersion));
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "APIGroupDiscoveryList");
    tree.put("apiVersion", "apidiscovery.k8s.io/v2");
    tree.put("metadata", Map.of());
    tree.put("items", items);
    return Reply.ok(tree).as(AGGREGATED);
  }

  private static Map<String, Object> aggregatedGroup(String apiVersion) {
    List<Object> resources = new ArrayList<>();
    of(apiVersion).forEach(resource -> resources.add(aggregatedResource(resource)));
    ResourceType review = REVIEWS.get(apiVersion);
    if (review != null) {
      resources.add(aggregatedResource(review, "", List.of("create")));
    }
    int slash = apiVersion.indexOf('/');
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("version", apiVersion.substring(slash + 1));
    version.put("resources", resources);
    version.put("freshness", "Current");
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("metadata", slash < 0 ? Map.of() : Map.of("name", apiVersion.substring(0, slash)));
    group.put("versions", List.of(version));
    return group;
  }

  private static Map<String, Object> aggregatedResource(Resource resource) {
    Map<String, Object> entry = aggregatedResource(resource.type(), resource.singular(), VERBS);
    if (!resource.shortNames().isEmpty()) {
      entry.put("shortNames", resource.shortNames());
    }
    if (resource.has(Resource.Trait.ALL)) {
      entry.put("categories", List.of("all"));
    }
    List<Object> sides = new ArrayList<>();
    for (String side : sides(resource)) {
      Map<String, Object> below = new LinkedHashMap<>();
      below.put("subresource", side);
      below.put(
          "responseKind",
          side.equals("scale") ? responseKind(Patches.SCALE) : responseKind(resource.type()));
      below.put("verbs", SUB_VERBS);
      sides.add(below);
    }
    if (!sides.isEmpty()) {
      entry.put("subresources", sides);
    }
    return entry;
  }

  private static Map<String, Object> aggregatedResource(
      ResourceType type, String singular, List<String> verbs) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("resource", type.plural());
    entry.put("responseKind", responseKind(type));
    entry.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
    entry.put("singularResource", singular);
    entry.put("verbs", verbs);
    return entry;
  }

  private static Map<String, Object> responseKind(ResourceType type) {
    Map<String, Object> kind = new LinkedHashMap<>();
    kind.put("group", type.group());
    kind.put("version", type.version());
    kind.put("kind", type.kind());
    return kind;
  }
}
