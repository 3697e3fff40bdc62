// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** What a scalar of YAML means: only what JSON spells the same way is not text. */
final class YamlScalar {
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
  private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

  private YamlScalar() {}

  static @Nullable Object of(ScalarEvent scalar) {
    String tag = scalar.getTag().orElse("");
    switch (tag) {
      case "":
        return scalar.isPlain() ? plain(scalar.getValue()) : scalar.getValue();
      case "!":
      case "tag:yaml.org,2002:str":
        return scalar.getValue();
      case "tag:yaml.org,2002:int":
      case "tag:yaml.org,2002:float":
      case "tag:yaml.org,2002:bool":
      case "tag:yaml.org,2002:null":
        Object value = plain(scalar.getValue());
        if (!(value instanceof String)) {
          return value;
        }
        throw YamlComposer.at(scalar, "\"" + scalar.getValue() + "\" is not what its tag says");
      default:
        throw YamlComposer.at(scalar, "the tag " + tag + " is not allowed");
    }
  }

  private static @Nullable Object plain(String text) {
    if (NULLS.contains(text)) {
      return null;
    }
    if (TRUE.contains(text) || FALSE.contains(text)) {
      return TRUE.contains(text);
    }
    // Most scalars are names; the first character spares them the pattern.
    char first = text.charAt(0);
    if ((first == '-' || (first >= '0' && first <= '9')) && NUMBER.matcher(text).matches()) {
      return WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : new BigDecimal(text);
    }
    return text;
  }
}
