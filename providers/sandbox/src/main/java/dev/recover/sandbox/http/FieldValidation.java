// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.Json;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.schema.UnknownFields;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Drops fields that the API does not know, and says so as the client asked for. */
final class FieldValidation {
  private FieldValidation() {}

  /** Drops unknown fields of a whole object; Strict is answered 400. */
  static void ofObject(
      Call call, ResourceType type, Map<String, Object> tree, List<String> duplicates) {
    List<String> found = found(type, tree, duplicates);
    if (isStrict(call) && !found.isEmpty()) {
      throw Refusal.badRequest(
          type.kind()
              + " in version \""
              + type.version()
              + "\" cannot be handled as a "
              + type.kind()
              + ": strict decoding error: "
              + String.join(", ", found));
    }
    warn(call, found);
  }

  /**
   * Drops unknown fields of a patched object; Strict is answered 422.
   *
   * @param shown what the message repeats; null for the whole object
   */
  static void ofPatched(
      Call call,
      ResourceType type,
      Map<String, Object> tree,
      @org.jspecify.annotations.Nullable String shown) {
    String whole = isStrict(call) && shown == null ? Json.compact(tree) : shown;
    List<String> found = found(type, tree, List.of());
    if (isStrict(call) && !found.isEmpty()) {
      FieldError error =
          FieldError.invalid(
              "patch", Json.compact(whole), "strict decoding error: " + String.join(", ", found));
      throw new Refusal(
          422, "Invalid", " \"\" is invalid: " + error, Map.of("causes", List.of(error.cause())));
    }
    warn(call, found);
  }

  private static List<String> found(
      ResourceType type, Map<String, Object> tree, List<String> duplicates) {
    List<String> found = new ArrayList<>();
    duplicates.forEach(path -> found.add("duplicate field \"" + path + "\""));
    UnknownFields.drop(Registry.schemaOf(type), tree)
        .forEach(path -> found.add("unknown field \"" + path + "\""));
    return found;
  }

  private static boolean isStrict(Call call) {
    return call.query().text("fieldValidation").equals("Strict");
  }

  private static void warn(Call call, List<String> found) {
    if (!call.query().text("fieldValidation").equals("Ignore")) {
      call.warnings().addAll(found);
    }
  }

  /** Refuses an apply with a field that is not in the schema, whatever the client asked for. */
  static void ofApplied(ResourceType type, Map<String, Object> tree) {
    List<String> found = UnknownFields.drop(Registry.schemaOf(type), tree);
    if (!found.isEmpty()) {
      String errors =
          found.size() == 1
              ? "." + found.get(0) + ": field not declared in schema"
              : "errors:\n  "
                  + String.join(
                      "\n  ",
                      found.stream().map(f -> "." + f + ": field not declared in schema").toList());
      String name = dev.recover.sandbox.store.Tree.text(tree, "metadata", "name");
      String namespace = dev.recover.sandbox.store.Tree.text(tree, "metadata", "namespace");
      throw new Refusal(
          500,
          "",
          "failed to create typed patch object ("
              + namespace
              + "/"
              + name
              + "; "
              + (type.group().isEmpty() ? "/" + type.version() : type.apiVersion())
              + ", Kind="
              + type.kind()
              + "): "
              + errors,
          Map.of());
    }
  }
}
