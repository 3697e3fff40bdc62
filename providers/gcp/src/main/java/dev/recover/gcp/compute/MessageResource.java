// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.recover.gcp.PdResource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A resource as the SDK hands it out. */
final class MessageResource implements PdResource {
  private static final Map<String, Map<String, FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

  private final Message message;
  private final Map<String, String> labels;

  MessageResource(Message message, Map<String, String> labels) {
    this.message = message;
    this.labels = labels;
  }

  @Override
  public String text(String field) {
    return scalar(value(message, field));
  }

  @Override
  public String text(String field, String below) {
    return value(message, field) instanceof Message inner ? scalar(value(inner, below)) : "";
  }

  @Override
  public List<String> texts(String field) {
    return list(field).map(MessageResource::scalar).filter(text -> !text.isEmpty()).toList();
  }

  @Override
  public int count(String field) {
    return (int) list(field).count();
  }

  @Override
  public Map<String, String> labels() {
    return labels;
  }

  private Stream<?> list(String field) {
    return value(message, field) instanceof List<?> list ? list.stream() : Stream.of();
  }

  private static @Nullable Object value(Message message, String name) {
    FieldDescriptor field =
        FIELDS
            .computeIfAbsent(
                message.getDescriptorForType().getFullName(),
                type -> {
                  Map<String, FieldDescriptor> fields = new ConcurrentHashMap<>();
                  message
                      .getDescriptorForType()
                      .getFields()
                      .forEach(f -> fields.put(f.getJsonName(), f));
                  return fields;
                })
            .get(name);
    boolean set = field != null && (field.isRepeated() || message.hasField(field));
    return set ? message.getField(field) : null;
  }

  private static String scalar(@Nullable Object value) {
    if (value instanceof Long number) {
      return Long.toUnsignedString(number);
    }
    return value == null || value instanceof Message || value instanceof List
        ? ""
        : String.valueOf(value);
  }
}
