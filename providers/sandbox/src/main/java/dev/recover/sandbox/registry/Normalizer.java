// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.registry;

import dev.recover.model.Json;
import dev.recover.model.Quantity;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.schema.Schema;
import dev.recover.sandbox.store.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a tree into the form in which typed decoding and encoding leaves it.
 *
 * <p>Nulls, empty lists and empty maps go, quantities become canonical ({@code 1024Mi} is {@code
 * 1Gi}), and a value of the wrong type is refused. Unknown fields must be dropped before.
 */
final class Normalizer {
  /** The struct that is being read, for messages. */
  private String struct;

  private Normalizer(String kind) {
    this.struct = kind;
  }

  static void normalize(String kind, String version, Schema schema, Map<String, Object> tree) {
    try {
      new Normalizer(kind).value(schema, tree, "");
    } catch (IllegalArgumentException wrong) {
      throw Refusal.badRequest(
          kind
              + " in version \""
              + version
              + "\" cannot be handled as a "
              + kind
              + ": "
              + wrong.getMessage());
    }
  }

  private @Nullable Object value(Schema schema, Object value, String path) {
    if (schema.isQuantity()) {
      return quantity(value);
    }
    if (value instanceof Map<?, ?> map) {
      requireType(schema.isStruct() || schema.isMap() || schema.isFree(), schema, "object", path);
      String outer = struct;
      struct = schema.shortName().isEmpty() ? struct : schema.shortName();
      fields(schema, Json.asMap(map), path);
      struct = outer;
      return map.isEmpty() && schema.isMap() ? null : map;
    }
    if (value instanceof List<?> list) {
      requireType(schema.isList(), schema, "array", path);
      items(schema.items(), list, path);
      return list;
    }
    if (value instanceof String) {
      requireType(schema.takesText(), schema, "string", path);
    } else if (value instanceof Boolean) {
      requireType(schema.takes("boolean"), schema, "bool", path);
    } else {
      requireType(schema.takes("integer") || schema.takes("number"), schema, "number", path);
    }
    return value;
  }

  private void fields(Schema schema, Map<String, Object> map, String path) {
    for (Iterator<Map.Entry<String, Object>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Object> entry = i.next();
      Optional<Schema> field = schema.below(entry.getKey());
      if (entry.getValue() == null) {
        i.remove();
      } else if (field.isPresent()) {
        String below = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
        Object value = value(field.get(), entry.getValue(), below);
        boolean emptyList =
            value instanceof List<?> list && list.isEmpty() && !schema.requires(entry.getKey());
        if (value == null || emptyList) {
          i.remove();
        } else {
          entry.setValue(value);
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void items(Schema schema, List<?> list, String path) {
    List<Object> items = (List<Object>) list;
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) != null) {
        Object value = value(schema, items.get(i), path);
        items.set(i, value == null ? Map.of() : value);
      }
    }
  }

  private void requireType(boolean fits, Schema schema, String actual, String path) {
    if (!fits) {
      throw new IllegalArgumentException(
          "json: cannot unmarshal "
              + actual
              + " into Go struct field "
              + struct
              + "."
              + path
              + " of type "
              + schema.goType());
    }
  }

  private static Object quantity(Object value) {
    try {
      return canonical(Quantity.parse(String.valueOf(value)));
    } catch (UnreadableException e) {
      throw new IllegalArgumentException(
          "quantities must match the regular expression"
              + " '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
          e);
    }
  }

  /** Returns the quantity as the API prints it. */
  static String canonical(Quantity quantity) {
    BigDecimal amount = quantity.amount();
    boolean binary = quantity.text().endsWith("i");
    if (binary && amount.abs().compareTo(BigDecimal.valueOf(1024)) >= 0) {
      return scaled(
          amount.setScale(0, RoundingMode.CEILING),
          BigDecimal.valueOf(1024),
          List.of("", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"));
    }
    boolean exponent = quantity.text().matches(".*[eE][+-]?[0-9]+");
    List<String> suffixes =
        exponent
            ? List.of("e-9", "e-6", "e-3", "", "e3", "e6", "e9", "e12", "e15", "e18")
            : List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "E");
    return scaled(
        amount.movePointRight(9).setScale(0, RoundingMode.CEILING),
        BigDecimal.valueOf(1000),
        suffixes);
  }

  private static String scaled(BigDecimal number, BigDecimal base, List<String> suffixes) {
    if (number.signum() == 0) {
      return "0";
    }
    BigDecimal left = number;
    int power = 0;
    while (power < suffixes.size() - 1 && left.remainder(base).signum() == 0) {
      left = left.divide(base);
      power++;
    }
    return left.toBigInteger() + suffixes.get(power);
  }
}
