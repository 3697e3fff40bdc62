// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.Json;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.registry.Resource;
import dev.recover.sandbox.schema.Schemas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Describes the served kinds as OpenAPI v3, which kubectl asks for before it sends an object. */
final class OpenApi {
  private OpenApi() {}

  /** Answers GET below {@code /openapi/v3}; empty when there is nothing. */
  static Optional<Reply> answer(List<String> path) {
    if (path.size() < 2 || !path.get(0).equals("openapi") || !path.get(1).equals("v3")) {
      return Optional.empty();
    }
    if (path.size() == 2) {
      return Optional.of(index());
    }
    String rest = String.join("/", path.subList(2, path.size()));
    return Discovery.versions().stream()
        .filter(version -> rest.equals(pathOf(version)))
        .findFirst()
        .map(OpenApi::document);
  }

  private static String pathOf(String apiVersion) {
    return apiVersion.equals("v1") ? "api/v1" : "apis/" + apiVersion;
  }

  private static Reply index() {
    Map<String, Object> paths = new LinkedHashMap<>();
    for (String version : Discovery.versions()) {
      String path = pathOf(version);
      paths.put(path, Map.of("serverRelativeURL", "/openapi/v3/" + path));
    }
    return Reply.ok(Map.of("paths", paths));
  }

  private static Reply document(String apiVersion) {
    List<String> roots = new ArrayList<>();
    Map<String, Object> paths = new LinkedHashMap<>();
    for (Resource resource : Resource.ALL) {
      ResourceType type = resource.type();
      if (type.apiVersion().equals(apiVersion)) {
        roots.add(Schemas.definitionName(type));
        String collection = type.path(type.namespaced() ? "{namespace}" : "");
        paths.put(collection, Map.of("post", operation(type, "post")));
        paths.put(
            collection + "/{name}",
            Map.of("put", operation(type, "put"), "patch", operation(type, "patch")));
      }
    }
    Map<String, Object> schemas = new LinkedHashMap<>();
    Schemas.get()
        .reachable(roots)
        .forEach((name, text) -> schemas.put(name, Json.parseObject(text)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.0.0");
    document.put("info", Map.of("title", "Kubernetes", "version", ServerVersion.TEXT));
    document.put("paths", paths);
    document.put("components", Map.of("schemas", schemas));
    return Reply.ok(document);
  }

  /** An operation with the parameters by which a client decides whether it need validate. */
  private static Map<String, Object> operation(ResourceType type, String action) {
    List<Object> parameters = new ArrayList<>();
    for (String name : List.of("dryRun", "fieldManager", "fieldValidation")) {
      parameters.add(Map.of("name", name, "in", "query", "schema", Map.of("type", "string")));
    }
    Map<String, Object> kind = new LinkedHashMap<>();
    kind.put("group", type.group());
    kind.put("version", type.version());
    kind.put("kind", type.kind());
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("operationId", action + type.kind());
    operation.put("parameters", parameters);
    operation.put("responses", Map.of("200", Map.of("description", "OK")));
    operation.put("x-kubernetes-action", action);
    operation.put("x-kubernetes-group-version-kind", kind);
    return operation;
  }
}
