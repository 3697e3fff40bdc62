// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.sandbox.cloud.CloudCall;
import dev.recover.sandbox.cloud.CloudRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about: {@code /compute/v1/projects/P/SCOPE/COLLECTION[/NAME[/VERB]]}.
 *
 * @param scope {@code aggregated}, {@code global}, {@code zones/Z} or {@code regions/R}; "" for the
 *     list of zones
 * @param name "" for the collection
 * @param verb what is done: get, list, insert, delete, setLabels, createSnapshot, wait
 */
record GceRoute(String project, String scope, String collection, String name, String verb) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "/compute/v1/projects/([^/]+)/(?:(aggregated|global|zones/[^/]+|regions/[^/]+)/)?"
              + "([A-Za-z]+)(?:/([^/]+)(?:/([A-Za-z]+))?)?");
  private static final Map<String, String> PERMISSIONS =
      Map.of("insert", "create", "wait", "get", "aggregated", "list");

  static GceRoute of(CloudRequest request) {
    Matcher matcher = SHAPE.matcher(request.path());
    if (!matcher.matches()) {
      throw new GceError(404, "notFound", "The requested URL " + request.path() + " was not found");
    }
    String name = text(matcher.group(4));
    return new GceRoute(
        matcher.group(1),
        text(matcher.group(2)),
        matcher.group(3),
        name,
        verb(request.method(), name, text(matcher.group(5))));
  }

  private static String verb(String method, String name, String verb) {
    if (!verb.isEmpty()) {
      return verb;
    }
    return switch (method) {
      case "GET" -> name.isEmpty() ? "list" : "get";
      case "POST" -> "insert";
      case "DELETE" -> "delete";
      default -> method;
    };
  }

  private static String text(@org.jspecify.annotations.Nullable String group) {
    return group == null ? "" : group;
  }

  /** The zone or region; "" for all. */
  String place() {
    return scope.indexOf('/') < 0 ? "" : GceDisks.place(scope);
  }

  /** The permission that it needs, for example {@code compute.zoneOperations.get}. */
  String action() {
    String what = collection;
    if (collection.equals("operations")) {
      what =
          scope.startsWith("zones/")
              ? "zoneOperations"
              : scope.startsWith("regions/") ? "regionOperations" : "globalOperations";
    }
    return "compute." + what + "." + PERMISSIONS.getOrDefault(verb, verb);
  }

  /** The path of what it is about. */
  String resource() {
    boolean plain = scope.isEmpty() || scope.equals("aggregated");
    return "projects/"
        + project
        + (plain ? "" : "/" + scope)
        + (name.isEmpty() ? "" : "/" + collection + "/" + name);
  }

  CloudCall call(Map<String, String> query) {
    return new CloudCall(project, place(), action(), query);
  }
}
