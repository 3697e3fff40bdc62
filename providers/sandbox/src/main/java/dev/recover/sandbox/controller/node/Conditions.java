// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.controller.base.EventRecorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions in an object's status, one of each type. */
final class Conditions {
  private Conditions() {}

  /** Returns a condition that begins now. */
  static Map<String, Object> of(String type, boolean holds, String reason, String message) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("type", type);
    condition.put("status", holds ? "True" : "False");
    condition.put("lastTransitionTime", EventRecorder.now());
    if (!reason.isEmpty()) {
      condition.put("reason", reason);
    }
    if (!message.isEmpty()) {
      condition.put("message", message);
    }
    return condition;
  }

  /** Returns the object with a condition in place of the one of the same type. */
  static KubeObject with(KubeObject object, Map<String, Object> condition) {
    List<Object> conditions = new ArrayList<>();
    for (Object item : object.list("status", "conditions")) {
      if (!type(item).equals(condition.get("type"))) {
        conditions.add(item);
      }
    }
    conditions.add(condition);
    return object.with(FieldPath.of("status", "conditions"), conditions);
  }

  /** The message of the condition of a type. */
  static Optional<String> message(KubeObject object, String type) {
    return object.list("status", "conditions").stream()
        .filter(item -> type(item).equals(type))
        .map(item -> String.valueOf(Json.asMap((Map<?, ?>) item).get("message")))
        .findFirst();
  }

  private static Object type(Object condition) {
    Object type = condition instanceof Map<?, ?> map ? map.get("type") : "";
    return type == null ? "" : type;
  }
}
