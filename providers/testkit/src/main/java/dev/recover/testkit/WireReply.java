// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.KubeObject;
import java.util.List;

/**
 * What a server answered to one request.
 *
 * @param code the HTTP status
 * @param body the object, list or Status; empty when the answer was no JSON object
 * @param warnings the Warning headers as sent, for example {@code 299 - "unknown field ..."}
 */
public record WireReply(int code, KubeObject body, List<String> warnings) {
  public WireReply {
    warnings = List.copyOf(warnings);
  }

  /** The Status's reason, or "". */
  public String reason() {
    return body.text("reason").orElse("");
  }

  /** The Status's message, or "". */
  public String message() {
    return body.text("message").orElse("");
  }

  /** Returns the body of an answer below 300; any other answer is an {@link AssertionError}. */
  public KubeObject good() {
    if (code >= 300) {
      throw new AssertionError("the server answered " + code + ": " + message());
    }
    return body;
  }

  /** Returns the items of a list. */
  public List<KubeObject> items() {
    return good().list("items").stream()
        .map(item -> KubeObject.of(dev.recover.model.Json.asMap((java.util.Map<?, ?>) item)))
        .toList();
  }
}
