// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import dev.recover.model.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that the API refuses, with everything a {@code Status} object says about it.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/">
 *     Status</a>
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;
  private final String reason;
  private final transient Map<String, Object> details;

  /**
   * @param reason "" when the API gives none
   * @param details as in the Status object; may be empty
   */
  public Refusal(int code, String reason, String message, Map<String, Object> details) {
    super(message, null, false, false);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }

  public int code() {
    return code;
  }

  public String reason() {
    return reason;
  }

  public Map<String, Object> details() {
    return details;
  }

  /** The message without the exception's class. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** Whether the write lost a race and may be tried again from a fresh read. */
  public boolean isConflict() {
    return code == 409 && reason.equals("Conflict");
  }

  public boolean isNotFound() {
    return code == 404;
  }

  public static Refusal notFound(ResourceType type, String name) {
    return new Refusal(
        404, "NotFound", qualified(type) + " \"" + name + "\" not found", about(type, name));
  }

  public static Refusal conflict(ResourceType type, String name, String why) {
    return new Refusal(
        409,
        "Conflict",
        "Operation cannot be fulfilled on " + qualified(type) + " \"" + name + "\": " + why,
        about(type, name));
  }

  public static Refusal alreadyExists(ResourceType type, String name, boolean terminating) {
    return new Refusal(
        409,
        "AlreadyExists",
        (terminating ? "object is being deleted: " : "")
            + qualified(type)
            + " \""
            + name
            + "\" already exists",
        about(type, name));
  }

  public static Refusal badRequest(String message) {
    return new Refusal(400, "BadRequest", message, Map.of());
  }

  public static Refusal forbidden(ResourceType type, String name, String why) {
    return new Refusal(
        403,
        "Forbidden",
        qualified(type) + " \"" + name + "\" is forbidden: " + why,
        about(type, name));
  }

  /** Returns the refusal of an object whose fields are not valid: one cause per field. */
  public static Refusal invalid(ResourceType type, String name, List<FieldError> errors) {
    String all =
        errors.size() == 1
            ? errors.get(0).toString()
            : "[" + String.join(", ", errors.stream().map(FieldError::toString).toList()) + "]";
    Map<String, Object> details = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!type.group().isEmpty()) {
      details.put("group", type.group());
    }
    details.put("kind", type.kind());
    details.put("causes", errors.stream().map(FieldError::cause).toList());
    String kind = type.group().isEmpty() ? type.kind() : type.kind() + "." + type.group();
    return new Refusal(422, "Invalid", kind + " \"" + name + "\" is invalid: " + all, details);
  }

  /** For example {@code persistentvolumes} or {@code storageclasses.storage.k8s.io}. */
  public static String qualified(ResourceType type) {
    return type.group().isEmpty() ? type.plural() : type.plural() + "." + type.group();
  }

  /** Returns the details that name one object; the API puts the plural into {@code kind}. */
  public static Map<String, Object> about(ResourceType type, String name) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    if (!type.group().isEmpty()) {
      details.put("group", type.group());
    }
    details.put("kind", type.plural());
    return details;
  }
}
