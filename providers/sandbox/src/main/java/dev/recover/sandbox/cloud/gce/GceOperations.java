// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.cloud.Fate;
import dev.recover.sandbox.cloud.Life;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Operations: every change is one, and a request id names it. */
final class GceOperations {
  private final GceState state;

  GceOperations(GceState state) {
    this.state = state;
  }

  /**
   * Runs a change once for each request id; asked again it answers the operation of the first time.
   */
  KubeObject once(String project, Optional<String> requestId, Supplier<KubeObject> change) {
    if (requestId.isEmpty()) {
      return change.get();
    }
    String id = valid(requestId.get());
    String collection = "projects/" + project + "/requests";
    Optional<KubeObject> before = state.store().find(collection, id);
    if (before.isPresent()) {
      return shown(
          state
              .store()
              .find(text(before.get(), "collection"), text(before.get(), "name"))
              .orElseThrow());
    }
    KubeObject operation = change.get();
    String path = operation.text("selfLink").orElseThrow().substring(GceState.ROOT.length());
    int slash = path.lastIndexOf('/');
    state
        .store()
        .put(
            collection,
            id,
            KubeObject.of(
                Map.of("collection", path.substring(0, slash), "name", path.substring(slash + 1))));
    return operation;
  }

  private static String text(KubeObject record, String field) {
    return record.text(field).orElseThrow();
  }

  private static String valid(String requestId) {
    try {
      UUID uuid = UUID.fromString(requestId);
      if (!uuid.equals(new UUID(0, 0))) {
        return uuid.toString();
      }
    } catch (IllegalArgumentException e) {
      // Refused below.
    }
    throw GceError.invalid("Invalid value for field 'requestId': '" + requestId + "'.");
  }

  /**
   * Begins an operation.
   *
   * @param scope {@code global}, {@code zones/Z} or {@code regions/R}
   * @param target the path of what it is about
   */
  KubeObject begin(
      String project, String scope, String type, String target, String targetId, Fate fate) {
    String id = state.freshId();
    String name = "operation-" + id;
    String collection = "projects/" + project + "/" + scope + "/operations";
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", "compute#operation");
    tree.put("id", id);
    tree.put("name", name);
    tree.put("operationType", type);
    tree.put("targetLink", GceState.ROOT + target);
    tree.put("targetId", targetId);
    tree.put("user", "sandbox@example.com");
    tree.put("insertTime", state.now().toString());
    tree.put("selfLink", GceState.ROOT + collection + "/" + name);
    if (scope.startsWith("zones/")) {
      tree.put("zone", GceState.ROOT + "projects/" + project + "/" + scope);
    } else if (scope.startsWith("regions/")) {
      tree.put("region", GceState.ROOT + "projects/" + project + "/" + scope);
    }
    // That something vanishes is not a failure of the operation that made it.
    Fate own = fate.outcome() == Fate.Outcome.VANISHES ? Fate.MADE : fate;
    Duration takes = state.setting().pace().operation();
    KubeObject record = GceState.living(KubeObject.of(tree), Life.from(state.now(), takes, own));
    state.put(collection, name, record);
    return shown(record);
  }

  /** Reads an operation. */
  KubeObject get(String project, String scope, String name) {
    String collection = "projects/" + project + "/" + scope + "/operations";
    return shown(state.read(collection, name));
  }

  private KubeObject shown(KubeObject record) {
    Life life = Life.of(record);
    Life.Stage stage = life.at(state.now());
    boolean done = stage != Life.Stage.COMING;
    KubeObject shown =
        GceState.shown(record)
            .with(FieldPath.of("status"), done ? "DONE" : "RUNNING")
            .with(FieldPath.of("progress"), life.percent(state.now()));
    return stage == Life.Stage.FAILED ? failed(shown, life) : shown;
  }

  private static KubeObject failed(KubeObject shown, Life life) {
    int colon = life.message().indexOf(':');
    String code = colon < 0 ? "INTERNAL_ERROR" : life.message().substring(0, colon);
    String message = life.message().substring(colon + 1).strip();
    KubeObject failed =
        shown.with(
            FieldPath.of("error", "errors"), List.of(Map.of("code", code, "message", message)));
    return life.outcome() == Fate.Outcome.FAILS
        ? failed
            .with(FieldPath.of("httpErrorStatusCode"), 400)
            .with(FieldPath.of("httpErrorMessage"), "BAD REQUEST")
        : failed;
  }
}
