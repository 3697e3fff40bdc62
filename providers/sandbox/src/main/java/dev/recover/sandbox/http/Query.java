// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's URL; of a repeated one the first counts. */
record Query(Map<String, String> parameters) {
  static Query parse(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw != null && !raw.isEmpty()) {
      for (String part : raw.split("&")) {
        int equals = part.indexOf('=');
        String key = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        parameters.putIfAbsent(decode(key), decode(value));
      }
    }
    return new Query(parameters);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String text(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean flag(String name) {
    String value = parameters.get(name);
    return value != null && !value.equals("false") && !value.equals("0");
  }

  long number(String name, long otherwise) {
    try {
      return text(name).isEmpty() ? otherwise : Long.parseLong(text(name));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
