// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Lists, by pages; the aggregated one over all zones and regions, as far as they answer. */
final class GceLists {
  private final GceState state;
  private final Map<String, String> query;
  private final Predicate<KubeObject> filter;

  GceLists(GceState state, Map<String, String> query) {
    this.state = state;
    this.query = query;
    this.filter = GceFilter.of(Optional.ofNullable(query.get("filter")));
  }

  /** One collection. */
  Map<String, Object> plain(
      String collection, String kind, Function<KubeObject, KubeObject> shown) {
    GcePage page = page(items("", collection, shown));
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", kind);
    tree.put("id", collection);
    List<Object> items = new ArrayList<>();
    page.items().forEach(entry -> items.add(entry.getValue().tree()));
    if (!items.isEmpty()) {
      tree.put("items", items);
    }
    page.next().ifPresent(token -> tree.put("nextPageToken", token));
    return tree;
  }

  /** The disks of a project, with a warning for each scope that has none or does not answer. */
  Map<String, Object> aggregated(String project, Function<KubeObject, KubeObject> shown) {
    SortedMap<String, KubeObject> all = new TreeMap<>();
    Map<String, Map<String, Object>> scopes = new TreeMap<>();
    List<String> unreachable = new ArrayList<>();
    for (String scope : state.layout().scopes()) {
      Optional<CloudFault> fault = fault(project, scope);
      if (fault.isPresent()) {
        scopes.put(scope, Map.of("warning", warning(project, scope, fault.get())));
        unreachable.add("projects/" + project + "/" + scope);
      } else {
        scopes.put(scope, new LinkedHashMap<>());
        all.putAll(items(scope, GceDisks.collection(project, scope), shown));
      }
    }
    GcePage page = page(all);
    Map<String, List<Object>> disks = new TreeMap<>();
    for (Map.Entry<String, KubeObject> entry : page.items()) {
      String scope = entry.getKey().substring(0, entry.getKey().lastIndexOf('/'));
      disks.computeIfAbsent(scope, key -> new ArrayList<>()).add(entry.getValue().tree());
    }
    disks.forEach((scope, items) -> scopes.put(scope, Map.of("disks", items)));
    scopes.replaceAll((scope, tree) -> tree.isEmpty() ? Map.of("warning", nothing(scope)) : tree);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "compute#diskAggregatedList");
    tree.put("id", "projects/" + project + "/aggregated/disks");
    tree.put("items", scopes);
    if (!unreachable.isEmpty()) {
      tree.put("unreachables", unreachable);
    }
    page.next().ifPresent(token -> tree.put("nextPageToken", token));
    return tree;
  }

  private Optional<CloudFault> fault(String project, String scope) {
    CloudCall call = new CloudCall(project, GceDisks.place(scope), "compute.disks.list", Map.of());
    Optional<CloudFault> fault = state.setting().faults().of(call);
    if (fault.isPresent() && !"true".equals(query.get("returnPartialSuccess"))) {
      throw fault.get().kind() == CloudFault.Kind.DENIED
          ? GceError.forbidden("compute.disks.list", "projects/" + project + "/" + scope)
          : new GceError(503, "backendError", "Internal error. Please try again.");
    }
    return fault;
  }

  private static Map<String, Object> warning(String project, String scope, CloudFault fault) {
    String resource = "projects/" + project + "/" + scope;
    return fault.kind() == CloudFault.Kind.DENIED
        ? Map.of(
            "code",
            "PARTIAL_SUCCESS",
            "message",
            GceError.forbidden("compute.disks.list", resource).message())
        : Map.of("code", "UNREACHABLE", "message", "The scope '" + scope + "' is not reachable.");
  }

  private static Map<String, Object> nothing(String scope) {
    return Map.of(
        "code",
        "NO_RESULTS_ON_PAGE",
        "message",
        "There are no results for scope '" + scope + "' on this page.");
  }

  private SortedMap<String, KubeObject> items(
      String scope, String collection, Function<KubeObject, KubeObject> shown) {
    SortedMap<String, KubeObject> items = new TreeMap<>();
    String before = scope.isEmpty() ? "" : scope + "/";
    state
        .all(collection)
        .forEach(
            (name, record) -> {
              KubeObject item = shown.apply(record);
              if (filter.test(item) && !state.setting().faults().hides(collection + "/" + name)) {
                items.put(before + name, item);
              }
            });
    return items;
  }

  private GcePage page(SortedMap<String, KubeObject> all) {
    return GcePage.of(all, query, state.setting().faults().pageLimit());
  }
}
