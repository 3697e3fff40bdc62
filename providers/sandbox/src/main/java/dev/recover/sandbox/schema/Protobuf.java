// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.schema;

import dev.recover.model.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the protobuf in which kubectl sends what it builds itself, for example {@code kubectl
 * create namespace}.
 *
 * <p>Only reading is needed: every such client takes JSON for an answer.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/api-concepts/#protobuf-encoding">
 *     Kubernetes Protobuf encoding</a>
 */
public final class Protobuf {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";

  /**
   * Fields whose 0, false or "" says something. Everywhere else a client writes these for what is
   * not set at all.
   */
  private static final Set<String> EMPTY_COUNTS =
      Set.of(
          "replicas",
          "parallelism",
          "completions",
          "backoffLimit",
          "terminationGracePeriodSeconds",
          "gracePeriodSeconds",
          "attachRequired",
          "io.k8s.api.core.v1.PersistentVolumeClaimSpec.storageClassName");

  private final ProtobufFields fields = ProtobufFields.get();

  private Protobuf() {}

  /** Whether the bytes begin as such a message does. */
  public static boolean is(byte[] bytes) {
    return bytes.length >= MAGIC.length
        && ByteBuffer.wrap(bytes, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /**
   * Returns the object as a tree with its apiVersion and kind.
   *
   * @throws IllegalArgumentException when the bytes are no such message, or of a kind not known
   */
  public static Map<String, Object> read(byte[] bytes) {
    if (!is(bytes)) {
      throw new IllegalArgumentException("the message does not begin with the prefix k8s");
    }
    ByteBuffer whole = ByteBuffer.wrap(bytes, MAGIC.length, bytes.length - MAGIC.length);
    String apiVersion = "";
    String kind = "";
    ByteBuffer raw = ByteBuffer.allocate(0);
    Wire outer = new Wire(whole);
    while (outer.next()) {
      if (outer.number() == 1) {
        Wire type = new Wire(outer.bytes());
        while (type.next()) {
          String text = Wire.text(type.bytes());
          apiVersion = type.number() == 1 ? text : apiVersion;
          kind = type.number() == 2 ? text : kind;
        }
      } else if (outer.number() == 2) {
        raw = outer.bytes();
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", apiVersion);
    tree.put("kind", kind);
    String definition = definition(apiVersion, kind);
    tree.putAll(new Protobuf().message(definition, raw));
    return tree;
  }

  private static String definition(String apiVersion, String kind) {
    if (kind.equals("DeleteOptions")) {
      return META + kind;
    }
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "core" : apiVersion.substring(0, slash).replaceFirst("\\..*", "");
    return "io.k8s.api." + group + "." + apiVersion.substring(slash + 1) + "." + kind;
  }

  private Map<String, Object> message(String name, ByteBuffer bytes) {
    Map<Integer, ProtobufFields.Field> known = fields.of(name);
    Map<String, Object> tree = new LinkedHashMap<>();
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      ProtobufFields.Field field = known.get(wire.number());
      if (field == null) {
        wire.skip();
      } else {
        put(tree, name, field, wire);
      }
    }
    return tree;
  }

  private void put(
      Map<String, Object> tree, String message, ProtobufFields.Field field, Wire wire) {
    if (field.inline()) {
      tree.putAll(message(field.type(), wire.bytes()));
    } else if (field.map()) {
      entry(child(tree, field.name()), field.type(), wire.bytes());
    } else {
      Object value = value(field.type(), wire);
      if (field.repeated()) {
        list(tree, field.name()).add(value);
      } else if (value != null && counts(message, field.name(), value)) {
        tree.put(field.name(), value);
      }
    }
  }

  private static boolean counts(String message, String name, Object value) {
    boolean empty = value.equals("") || value.equals(0L) || value.equals(false);
    return !empty || EMPTY_COUNTS.contains(name) || EMPTY_COUNTS.contains(message + "." + name);
  }

  private void entry(Map<String, Object> map, String type, ByteBuffer bytes) {
    String key = "";
    Object value = type.equals("s") ? "" : new LinkedHashMap<>();
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      if (wire.number() == 1) {
        key = Wire.text(wire.bytes());
      } else {
        value = value(type, wire);
      }
    }
    map.put(key, value);
  }

  private @Nullable Object value(String type, Wire wire) {
    return switch (type) {
      case "s" -> Wire.text(wire.bytes());
      case "i" -> wire.varint();
      case "b" -> wire.varint() != 0;
      case "io.k8s.apimachinery.pkg.api.resource.Quantity" -> first(wire.bytes());
      case META + "Time" -> time(wire.bytes(), ChronoUnit.SECONDS);
      case META + "MicroTime" -> time(wire.bytes(), ChronoUnit.MICROS);
      case META + "FieldsV1", "io.k8s.apimachinery.pkg.runtime.RawExtension" ->
          json(first(wire.bytes()));
      case "io.k8s.apimachinery.pkg.util.intstr.IntOrString" -> intOrString(wire.bytes());
      default -> message(type, wire.bytes());
    };
  }

  /** The first field of a message that wraps one text. */
  private static String first(ByteBuffer bytes) {
    Wire wire = new Wire(bytes);
    return wire.next() ? Wire.text(wire.bytes()) : "";
  }

  private static @Nullable Object json(String text) {
    return text.isEmpty() ? null : Json.parse(text);
  }

  private static @Nullable Object time(ByteBuffer bytes, ChronoUnit unit) {
    long seconds = 0;
    long nanos = 0;
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      long value = wire.varint();
      seconds = wire.number() == 1 ? value : seconds;
      nanos = wire.number() == 2 ? value : nanos;
    }
    return seconds == 0 ? null : Instant.ofEpochSecond(seconds, nanos).truncatedTo(unit).toString();
  }

  private static Object intOrString(ByteBuffer bytes) {
    long type = 0;
    long number = 0;
    String text = "";
    Wire wire = new Wire(bytes);
    while (wire.next()) {
      switch (wire.number()) {
        case 1 -> type = wire.varint();
        case 2 -> number = wire.varint();
        default -> text = Wire.text(wire.bytes());
      }
    }
    return type == 0 ? (Object) number : text;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> child(Map<String, Object> tree, String name) {
    return (Map<String, Object>) tree.computeIfAbsent(name, n -> new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static List<@Nullable Object> list(Map<String, Object> tree, String name) {
    return (List<@Nullable Object>) tree.computeIfAbsent(name, n -> new ArrayList<>());
  }

  /** Walks the fields of one message. */
  private static final class Wire {
    private final ByteBuffer bytes;
    private long tag;

    Wire(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    boolean next() {
      if (!bytes.hasRemaining()) {
        return false;
      }
      tag = raw();
      return true;
    }

    int number() {
      return (int) (tag >>> 3);
    }

    long varint() {
      if ((tag & 7) != 0) {
        throw new IllegalArgumentException("field " + number() + " is no number");
      }
      return raw();
    }

    private long raw() {
      long value = 0;
      for (int shift = 0; shift < 64 && bytes.hasRemaining(); shift += 7) {
        byte part = bytes.get();
        value |= (long) (part & 0x7f) << shift;
        if (part >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("the message is cut off");
    }

    ByteBuffer bytes() {
      if ((tag & 7) != 2) {
        throw new IllegalArgumentException("field " + number() + " has no bytes");
      }
      long length = raw();
      if (length < 0 || length > bytes.remaining()) {
        throw new IllegalArgumentException("the message is cut off");
      }
      ByteBuffer part = bytes.slice(bytes.position(), (int) length);
      bytes.position(bytes.position() + (int) length);
      return part;
    }

    void skip() {
      switch ((int) (tag & 7)) {
        case 0 -> raw();
        case 2 -> bytes();
        default -> throw new IllegalArgumentException("field " + number() + " is of no known type");
      }
    }

    static String text(ByteBuffer bytes) {
      return StandardCharsets.UTF_8.decode(bytes).toString();
    }
  }
}
