// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import dev.recover.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gateway does to a request.
 *
 * @param forward whether the world sees the request
 * @param code the status that is answered instead of the world's; 0 for no answer at all
 * @param bytes how much of the answer is passed on before the connection is cut
 */
public record Trouble(
    boolean forward, int code, Map<String, String> headers, String body, int bytes) {
  private static final int ALL = Integer.MAX_VALUE;

  /** The world does it, and its answer is lost. */
  public static Trouble loseAnswer() {
    return new Trouble(true, 0, Map.of(), "", 0);
  }

  /** The connection is cut before the world sees anything. */
  public static Trouble loseRequest() {
    return new Trouble(false, 0, Map.of(), "", 0);
  }

  /** The world does it, and its answer is cut off after so many bytes. */
  public static Trouble cutAfter(int bytes) {
    return new Trouble(true, 200, Map.of(), "", bytes);
  }

  /** A {@code Status} is answered instead. */
  public static Trouble status(int code, String reason, String message) {
    return status(code, reason, message, Map.of());
  }

  /** A {@code Status} with metadata is answered instead. */
  public static Trouble status(int code, String reason, String message, Map<String, ?> metadata) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("kind", "Status");
    status.put("apiVersion", "v1");
    status.put("metadata", metadata);
    status.put("status", "Failure");
    status.put("message", message);
    status.put("reason", reason);
    status.put("code", code);
    Map<String, String> headers = Map.of("Content-Type", "application/json");
    return new Trouble(false, code, headers, Json.compact(status), ALL);
  }

  public static Trouble answer(int code, String contentType, String body) {
    return new Trouble(false, code, Map.of("Content-Type", contentType), body, ALL);
  }

  public Trouble with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Trouble(forward, code, more, body, bytes);
  }
}
