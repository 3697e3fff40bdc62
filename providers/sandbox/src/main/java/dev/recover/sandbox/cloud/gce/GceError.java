// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.Json;
import dev.recover.sandbox.cloud.CloudReply;
import java.util.List;
import java.util.Map;

/** A request that Compute Engine refuses, in its own words. */
final class GceError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  GceError(int status, String reason, String message) {
    super(message, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  static GceError invalid(String message) {
    return new GceError(400, "invalid", message);
  }

  static GceError notFound(String resource) {
    return new GceError(404, "notFound", "The resource '" + resource + "' was not found");
  }

  static GceError exists(String resource) {
    return new GceError(409, "alreadyExists", "The resource '" + resource + "' already exists");
  }

  static GceError forbidden(String permission, String resource) {
    return new GceError(
        403, "forbidden", "Required '" + permission + "' permission for '" + resource + "'");
  }

  String reason() {
    return reason;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  CloudReply reply() {
    Map<String, String> detail = Map.of("message", message(), "domain", "global", "reason", reason);
    Map<String, Object> error =
        Map.of("code", status, "message", message(), "errors", List.of(detail));
    return CloudReply.text(
        status, "application/json; charset=UTF-8", Json.pretty(Map.of("error", error)));
  }
}
