// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes {@code Status} objects. */
final class Statuses {
  /** Refusals of the generic kind, whose details are there and empty. */
  private static final Set<String> WITH_EMPTY_DETAILS =
      Set.of("404NotFound", "405MethodNotAllowed", "415UnsupportedMediaType", "422Invalid");

  private Statuses() {}

  static Reply reply(Refusal refusal) {
    Reply reply = Reply.json(refusal.code(), tree(refusal));
    return refusal.details().get("retryAfterSeconds") instanceof Number seconds
        ? reply.with("Retry-After", String.valueOf(seconds))
        : reply;
  }

  static Map<String, Object> tree(Refusal refusal) {
    Map<String, Object> status = frame("Failure");
    status.put("message", refusal.message());
    if (!refusal.reason().isEmpty()) {
      status.put("reason", refusal.reason());
    }
    if (!refusal.details().isEmpty()
        || WITH_EMPTY_DETAILS.contains(refusal.code() + refusal.reason())) {
      status.put("details", refusal.details());
    }
    status.put("code", refusal.code());
    return status;
  }

  /** Says that an object is gone. */
  static Map<String, Object> deleted(Target target, KubeObject gone) {
    Map<String, Object> details = Refusal.about(target.type(), gone.name());
    gone.uid().ifPresent(uid -> details.put("uid", uid));
    Map<String, Object> status = frame("Success");
    status.put("details", details);
    return status;
  }

  private static Map<String, Object> frame(String outcome) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("kind", "Status");
    status.put("apiVersion", "v1");
    status.put("metadata", Map.of());
    status.put("status", outcome);
    return status;
  }

  static Refusal notServed() {
    return new Refusal(
        404, "NotFound", "the server could not find the requested resource", Map.of());
  }

  static Refusal unauthorized() {
    return new Refusal(401, "Unauthorized", "Unauthorized", Map.of());
  }

  static Refusal methodNotAllowed() {
    return new Refusal(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource",
        Map.of());
  }
}
