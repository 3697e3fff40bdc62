// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.api.client.http.HttpResponseException;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import dev.recover.model.Json;
import dev.recover.model.OneLine;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a failed call means.
 *
 * <p>The SDK says "permission denied" of a 403 whether a permission is missing or the project asks
 * too often: the reason stands only in the body, which it keeps in the cause's text.
 *
 * @see <a href="https://cloud.google.com/compute/docs/troubleshooting/troubleshooting-api-errors">
 *     API errors</a>
 */
final class Trouble {
  private static final Set<String> TOO_OFTEN =
      Set.of("ratelimitexceeded", "userratelimitexceeded", "concurrentlimitexceeded");
  private static final Pattern PERMISSION =
      Pattern.compile("'(compute\\.[A-Za-z.]{1,80})' permission");

  private Trouble() {}

  /**
   * Returns the fault of a failed call; what is no failure of a call is thrown on.
   *
   * @param what the request in a few words
   */
  static Fault of(RuntimeException failed, String what) {
    if (failed instanceof Fault fault) {
      return fault;
    }
    if (!(failed instanceof ApiException api)) {
      throw failed;
    }
    int status = status(api);
    String text = body(failed);
    Map<String, Object> error = error(text);
    Fault.Kind kind = kind(status, reason(error), failed);
    return new Fault(
        kind, status, what + ": " + says(status, error, failed), Optional.empty(), failed);
  }

  /** Returns the permission that a message says is missing. */
  static Optional<String> permission(String message) {
    Matcher matcher = PERMISSION.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The status that was answered; 0 without an answer, for which the SDK makes one up. */
  private static int status(ApiException failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof HttpResponseException http) {
        return http.getStatusCode();
      }
    }
    return failed.getStatusCode().getCode() == StatusCode.Code.UNAUTHENTICATED ? 401 : 0;
  }

  private static Fault.Kind kind(int status, String reason, RuntimeException failed) {
    switch (status) {
      case 400:
        return Fault.Kind.INVALID;
      case 401:
        return Fault.Kind.UNAUTHENTICATED;
      case 403:
        if (TOO_OFTEN.contains(reason)) {
          return Fault.Kind.THROTTLED;
        }
        // A quota of disks or gigabytes: waiting does not help, and nobody lacks a permission.
        return reason.equals("quotaexceeded") ? Fault.Kind.INVALID : Fault.Kind.DENIED;
      case 404:
        return Fault.Kind.NOT_FOUND;
      case 409:
        return reason.equals("alreadyexists") ? Fault.Kind.ALREADY_EXISTS : Fault.Kind.CONFLICT;
      case 412:
        return Fault.Kind.CONFLICT;
      case 429:
        return Fault.Kind.THROTTLED;
      default:
        return unreadable(failed) ? Fault.Kind.INVALID : Fault.Kind.UNAVAILABLE;
    }
  }

  /** Whether there was an answer, and it is not one of Compute Engine. */
  private static boolean unreadable(@Nullable Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      String type = at.getClass().getSimpleName();
      if (type.contains("RestSerialization") || type.contains("InvalidProtocolBuffer")) {
        return true;
      }
    }
    return false;
  }

  private static String says(int status, Map<String, Object> error, RuntimeException failed) {
    if (error.get("message") instanceof String message) {
      return OneLine.of(message);
    }
    if (unreadable(failed) || body(failed).stripLeading().startsWith("<")) {
      return "what answered is not Compute Engine; a proxy or a login page may stand between"
          + (status == 0 ? "" : " (HTTP " + status + ")");
    }
    Throwable root = failed;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = OneLine.of(String.valueOf(root.getMessage()));
    return status == 0 ? "no answer: " + text : "HTTP " + status + ": " + text;
  }

  private static String reason(Map<String, Object> error) {
    return error.get("errors") instanceof List<?> list
            && !list.isEmpty()
            && list.get(0) instanceof Map<?, ?> first
            && first.get("reason") instanceof String reason
        ? reason.toLowerCase(Locale.ROOT)
        : "";
  }

  private static Map<String, Object> error(String text) {
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    if (start < 0 || end < start) {
      return Map.of();
    }
    try {
      return Json.parseObject(text.substring(start, end + 1)).get("error") instanceof Map<?, ?> map
          ? Json.asMap(map)
          : Map.of();
    } catch (UnreadableException e) {
      return Map.of();
    }
  }

  private static String body(Throwable failed) {
    for (Throwable at = failed; at != null; at = at.getCause()) {
      if (at instanceof HttpResponseException http) {
        String content = http.getContent();
        return content == null ? String.valueOf(http.getMessage()) : content;
      }
    }
    return "";
  }
}
