// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON values as block YAML that readers of YAML 1.1 and 1.2 understand alike: what either
 * could misread is quoted.
 */
final class Yaml {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private Yaml() {}

  static String text(Map<String, Object> document) {
    StringBuilder out = new StringBuilder();
    map(out, document, "");
    return out.toString();
  }

  private static void map(StringBuilder out, Map<?, ?> map, String indent) {
    for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
      out.append(indent).append(scalar(entry.getKey())).append(':');
      value(out, entry.getValue(), indent);
    }
  }

  private static void value(StringBuilder out, @Nullable Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      map(out, map, indent + "  ");
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      list(out, list, indent);
    } else {
      out.append(' ').append(scalar(value)).append('\n');
    }
  }

  /** Writes the dash over the first two columns of what is inside, as kubectl does. */
  private static void list(StringBuilder out, List<?> list, String indent) {
    for (Object item : list) {
      int start = out.length();
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        map(out, map, indent + "  ");
      } else if (item instanceof List<?> inner && !inner.isEmpty()) {
        list(out, inner, indent + "  ");
      } else {
        out.append(indent).append("  ").append(scalar(item)).append('\n');
      }
      out.replace(start + indent.length(), start + indent.length() + 2, "- ");
    }
  }

  private static String scalar(@Nullable Object value) {
    if (value instanceof String text && PLAIN.matcher(text).matches()) {
      if (!WORDS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
        return text;
      }
    }
    return Json.compact(value);
  }
}
