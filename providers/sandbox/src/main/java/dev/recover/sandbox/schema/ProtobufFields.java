// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.schema;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The numbers of the fields of Kubernetes' messages.
 *
 * <p>The file holds one message a line: its name, then for each field its number, name and type.
 * The types are {@code s} text, {@code i} number, {@code b} boolean, {@code y} bytes, or a message;
 * {@code *} before it means repeated, {@code M:} a map from text, {@code ^} that its fields stand
 * in the message around it.
 */
final class ProtobufFields {
  /** One field. */
  record Field(String name, String type, boolean repeated, boolean map, boolean inline) {
    static Field parse(String name, String type) {
      boolean inline = type.startsWith("^");
      String rest = inline ? type.substring(1) : type;
      boolean repeated = rest.startsWith("*");
      boolean map = rest.startsWith("M:");
      return new Field(name, rest.substring(repeated ? 1 : map ? 2 : 0), repeated, map, inline);
    }
  }

  private final Map<String, Map<Integer, Field>> messages = new HashMap<>();

  private static final class Holder {
    static final ProtobufFields LOADED = new ProtobufFields();
  }

  static ProtobufFields get() {
    return Holder.LOADED;
  }

  private ProtobufFields() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ProtobufFields.class.getResourceAsStream("protobuf.tsv")),
                StandardCharsets.UTF_8))) {
      lines.lines().forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] parts = line.split("\t");
    Map<Integer, Field> fields = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] field = parts[i].split(" ");
      fields.put(Integer.valueOf(field[0]), Field.parse(field[1], field[2]));
    }
    messages.put(parts[0], fields);
  }

  /**
   * @throws IllegalArgumentException when the message is not known
   */
  Map<Integer, Field> of(String message) {
    Map<Integer, Field> fields = messages.get(message);
    if (fields == null) {
      throw new IllegalArgumentException("no such message: " + message);
    }
    return fields;
  }
}
