// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One field that is not valid.
 *
 * @param field for example {@code spec.capacity}
 * @param reason the cause's reason, for example {@code FieldValueForbidden}
 * @param message what the API prints behind the field
 */
public record FieldError(String field, String reason, String message) {
  public static FieldError forbidden(String field, String why) {
    return new FieldError(field, "FieldValueForbidden", "Forbidden: " + why);
  }

  public static FieldError required(String field, String why) {
    return new FieldError(
        field, "FieldValueRequired", "Required value" + (why.isEmpty() ? "" : ": " + why));
  }

  /**
   * Returns the error of a value that may not be.
   *
   * @param shown the value as the API prints it: text in quotes, numbers and objects as JSON
   */
  public static FieldError invalid(String field, String shown, String why) {
    return new FieldError(field, "FieldValueInvalid", "Invalid value: " + shown + ": " + why);
  }

  public static FieldError unsupported(String field, String shown, String allowed) {
    return new FieldError(
        field,
        "FieldValueNotSupported",
        "Unsupported value: " + shown + ": supported values: " + allowed);
  }

  /** The entry of this error among the causes of a Status. */
  public Map<String, Object> cause() {
    Map<String, Object> cause = new LinkedHashMap<>();
    cause.put("reason", reason);
    cause.put("message", message);
    cause.put("field", field);
    return cause;
  }

  @Override
  public String toString() {
    return field + ": " + message;
  }
}
