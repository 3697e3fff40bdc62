// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.rules;

import dev.recover.model.DnsName;
import dev.recover.sandbox.store.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The shapes of names, labels and annotations, with the API's words for what is wrong. */
final class Syntax {
  static final String NOT_A_SUBDOMAIN =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex"
          + " used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])"
          + "?)*')";
  static final String NOT_A_LABEL =
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
          + " must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc',"
          + " regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
  private static final String NOT_A_NAME_PART =
      "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex"
          + " used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  private static final String NOT_A_LABEL_VALUE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
          + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
          + " 'my_value',  or '12345', regex used for validation is"
          + " '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
  private static final Pattern NAME_PART =
      Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");

  private Syntax() {}

  static void subdomain(String field, String value, List<FieldError> errors) {
    subdomain(field, value, false, errors);
  }

  /**
   * @param anyCase whether capital letters are as good as small ones
   */
  static void subdomain(String field, String value, boolean anyCase, List<FieldError> errors) {
    if (value.length() > 253) {
      invalid(field, value, "must be no more than 253 characters", errors);
    }
    String checked = value.length() > 253 ? value.substring(0, 253) : value;
    if (!DnsName.isSubdomain(anyCase ? checked.toLowerCase(Locale.ROOT) : checked)) {
      invalid(field, value, NOT_A_SUBDOMAIN, errors);
    }
  }

  static void label(String field, String value, List<FieldError> errors) {
    if (value.length() > 63) {
      invalid(field, value, "must be no more than 63 bytes", errors);
    } else if (value.contains(".")) {
      invalid(field, value, "must not contain dots", errors);
    } else if (!DnsName.isLabel(value)) {
      invalid(field, value, NOT_A_LABEL, errors);
    }
  }

  /** A key: an optional prefix that is a subdomain, a slash, and a name part. */
  static void qualifiedName(String field, String key, List<FieldError> errors) {
    int slash = key.indexOf('/');
    if (slash != key.lastIndexOf('/')) {
      invalid(
          field,
          key,
          "a valid label key must consist of alphanumeric characters, '-', '_' or '.', and must"
              + " start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or"
              + " '123-abc', regex used for validation is"
              + " '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix"
              + " and '/' (e.g. 'example.com/MyName')",
          errors);
      return;
    }
    String prefix = slash < 0 ? null : key.substring(0, slash);
    String part = key.substring(slash + 1);
    if (prefix != null && prefix.isEmpty()) {
      invalid(field, key, "prefix part must be non-empty", errors);
    } else if (prefix != null && !DnsName.isSubdomain(prefix)) {
      invalid(field, key, "prefix part " + NOT_A_SUBDOMAIN, errors);
    }
    if (part.isEmpty()) {
      invalid(field, key, "name part must be non-empty", errors);
    } else if (part.length() > 63) {
      invalid(field, key, "name part must be no more than 63 bytes", errors);
    }
    if (!NAME_PART.matcher(part).matches()) {
      invalid(field, key, NOT_A_NAME_PART, errors);
    }
  }

  static void labels(String field, Map<String, Object> labels, List<FieldError> errors) {
    labels.forEach(
        (key, value) -> {
          qualifiedName(field, key, errors);
          String text = String.valueOf(value);
          if (text.length() > 63) {
            invalid(field, text, "must be no more than 63 bytes", errors);
          }
          if (!LABEL_VALUE.matcher(text).matches()) {
            invalid(field, text, NOT_A_LABEL_VALUE, errors);
          }
        });
  }

  static void invalid(String field, String value, String why, List<FieldError> errors) {
    errors.add(FieldError.invalid(field, quoted(value), why));
  }

  static String quoted(String value) {
    return dev.recover.model.Json.compact(value);
  }
}
