// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Turns answers that are refusals into faults: the kind from the {@code Status} object and its
 * code, the message from its text.
 */
public final class Faults {
  private static final int LONGEST = 1000;
  private static final int LARGEST_STATUS = 1 << 20;
  private static final KubeObject NONE = KubeObject.ofFrozen(Map.of());

  /** How every authorizer's refusal begins; other 403s are admission's. */
  private static final Pattern NOT_ALLOWED = Pattern.compile("User \"[^\"]*\" cannot ");

  /** 500s that are sure to have changed nothing. */
  private static final Pattern DONE_NOTHING =
      Pattern.compile(
          "resourceVersion should not be set on objects to be created"
              + "|failed calling webhook|conversion webhook|failed to create typed patch object");

  private Faults() {}

  /** Returns the {@code Status} object of a refusal, an empty one when the server sent none. */
  static KubeObject status(Response response) {
    try {
      return status(response.peekBody(LARGEST_STATUS).string());
    } catch (IOException e) {
      return NONE;
    }
  }

  static Retry.Failure of(RawRequest request, Response response, KubeObject status) {
    Fault fault =
        of(request, response.code(), status, text(response, status), retryAfter(response));
    return new Retry.Failure(fault, again(request, response.code(), status, fault));
  }

  /** Returns the fault that a {@code Status} object inside a watch stands for. */
  public static Fault ofStatus(String request, KubeObject status) {
    int code = code(status);
    String reason = status.text("reason").orElse("");
    String message = status.text("message").orElse("no reason was given");
    return new Fault(kind(code, reason, message), code, request + ": " + oneLine(message));
  }

  private static Fault of(
      RawRequest request, int code, KubeObject status, String text, Optional<Duration> wait) {
    String reason = status.text("reason").orElse("");
    Fault.Kind kind = kind(code, reason, status.text("message").orElse(""));
    if (kind == Fault.Kind.UNAVAILABLE && !request.repeatable() && !nothingDone(code, reason)) {
      kind = Fault.Kind.IN_DOUBT;
    }
    return new Fault(kind, code, request + ": " + text, wait, null);
  }

  private static boolean again(RawRequest request, int code, KubeObject status, Fault fault) {
    return fault.kind() == Fault.Kind.UNAVAILABLE
        && (request.repeatable() || nothingDone(code, status.text("reason").orElse("")));
  }

  /** The API server itself answers so to what it has not begun; a load balancer gives no reason. */
  private static boolean nothingDone(int code, String reason) {
    return code == 503 && reason.equals("ServiceUnavailable");
  }

  private static Fault.Kind kind(int code, String reason, String message) {
    switch (code) {
      case 401:
        return Fault.Kind.UNAUTHENTICATED;
      case 403:
        return !reason.isEmpty()
                && message.contains("is forbidden: ")
                && !NOT_ALLOWED.matcher(message).find()
            ? Fault.Kind.INVALID
            : Fault.Kind.DENIED;
      case 404:
        return Fault.Kind.NOT_FOUND;
      case 409:
        return reason.equals("AlreadyExists") ? Fault.Kind.ALREADY_EXISTS : Fault.Kind.CONFLICT;
      case 422:
        // A merge patch whose uid is another's is refused as a change of an immutable field.
        return message.contains("metadata.uid: Invalid value")
            ? Fault.Kind.CONFLICT
            : Fault.Kind.INVALID;
      case 429:
        return Fault.Kind.THROTTLED;
      case 408:
        return Fault.Kind.UNAVAILABLE;
      default:
        boolean server = code >= 500 && !DONE_NOTHING.matcher(message).find();
        return server ? Fault.Kind.UNAVAILABLE : Fault.Kind.INVALID;
    }
  }

  private static KubeObject status(String body) {
    try {
      return body.startsWith("{") ? KubeObject.parse(body) : NONE;
    } catch (UnreadableException e) {
      return NONE;
    }
  }

  /** Returns the {@code code} of a Status object, 0 when it has none. */
  public static int code(KubeObject status) {
    return status.at("code").map(String::valueOf).map(Integer::valueOf).orElse(0);
  }

  private static String text(Response response, KubeObject status) {
    String words = response.code() + (response.message().isEmpty() ? "" : " " + response.message());
    String message = status.text("message").orElseGet(() -> plainText(response));
    return message.isBlank() ? words : words + ": " + oneLine(message);
  }

  /** What is answered before anything of Kubernetes is reached, often to the point. */
  private static String plainText(Response response) {
    @Nullable String type = response.header("Content-Type");
    try {
      return type == null || type.startsWith("text/plain")
          ? response.peekBody(LONGEST).string()
          : "";
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the text without line breaks, cut off where it gets too long to read. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }

  private static Optional<Duration> retryAfter(Response response) {
    String header = response.header("Retry-After");
    // A date instead of seconds is allowed by HTTP and sent by no API server.
    return header != null && header.strip().matches("[0-9]{1,5}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
        : Optional.empty();
  }

  /** Returns the fault of a request that got no answer. */
  static Retry.Failure lost(RawRequest request, IOException failure, boolean sent) {
    Fault.Kind kind = sent && !request.repeatable() ? Fault.Kind.IN_DOUBT : Fault.Kind.UNAVAILABLE;
    String how = sent ? "the answer was lost" : "it could not be sent";
    String message = request + ": " + how + ": " + describe(failure);
    Fault fault = new Fault(kind, 0, message, Optional.empty(), failure);
    return new Retry.Failure(fault, kind == Fault.Kind.UNAVAILABLE);
  }

  private static String describe(IOException failure) {
    String message = failure.getMessage();
    String kind = failure.getClass().getSimpleName().replace("Exception", "");
    return message == null ? kind.toLowerCase(Locale.ROOT) : oneLine(message);
  }
}
