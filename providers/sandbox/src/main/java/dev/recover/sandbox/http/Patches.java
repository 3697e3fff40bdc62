// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.patch.JsonPatch;
import dev.recover.sandbox.patch.MergePatch;
import dev.recover.sandbox.patch.StrategicPatch;
import dev.recover.sandbox.registry.Change;
import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.registry.WriteOptions;
import dev.recover.sandbox.rules.Rules;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers PATCH: the three patches, and server-side apply. */
final class Patches {
  static final ResourceType SCALE = new ResourceType("autoscaling", "v1", "Scale", "scales", true);

  private final Registry registry;
  private final Writes writes;

  Patches(Registry registry, Writes writes) {
    this.registry = registry;
    this.writes = writes;
  }

  Reply patch(Call call, Target target) {
    if (target.isCollection()) {
      throw Statuses.methodNotAllowed();
    }
    WriteOptions options = Options.of(call, target, "PatchOptions");
    if (call.contentType().equals("application/apply-patch+yaml")) {
      return apply(call, target, options);
    }
    Object patch = parse(call);
    if (target.subresource().equals("scale")) {
      return writes.scaleTo(target, Tree.map(patch), options);
    }
    Change change = change(call, target, patch);
    KubeObject stored = registry.update(target.type(), target.key(), change, options, false);
    return Writes.rendered(call, target, 200, stored);
  }

  private static @Nullable Object parse(Call call) {
    try {
      return Bodies.parse(call).value();
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw Refusal.badRequest("error decoding patch: " + Bodies.firstLine(e));
    }
  }

  private static Change change(Call call, Target target, @Nullable Object patch) {
    ResourceType type = target.type();
    return switch (call.contentType()) {
      case "application/merge-patch+json" ->
          live -> checked(call, target, MergePatch.apply(live, map(patch)), null);
      case "application/json-patch+json" ->
          live -> checked(call, target, JsonPatch.apply(live, patch), null);
      case "application/strategic-merge-patch+json" ->
          live ->
              checked(
                  call,
                  target,
                  StrategicPatch.apply(Registry.schemaOf(type), live, map(patch)),
                  goText(patch));
      default ->
          throw new Refusal(415, "UnsupportedMediaType", "415: Unsupported Media Type", Map.of());
    };
  }

  private static Map<String, Object> checked(
      Call call, Target target, Map<String, Object> tree, @Nullable String shown) {
    FieldValidation.ofPatched(call, target.type(), tree, shown);
    Writes.requireName(target, tree);
    call.warnings().addAll(Rules.of(target.type()).warnings(tree));
    return tree;
  }

  private static Map<String, Object> map(@Nullable Object patch) {
    if (!(patch instanceof Map<?, ?>)) {
      throw Refusal.badRequest(
          "error decoding patch: json: cannot unmarshal array into Go value of type"
              + " map[string]interface {}");
    }
    return Tree.map(patch);
  }

  /** Writes a value as Go prints maps. */
  private static String goText(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      StringBuilder text = new StringBuilder("map[");
      new java.util.TreeMap<>(map)
          .forEach(
              (key, item) ->
                  text.append(text.length() > 4 ? " " : "")
                      .append(key)
                      .append(':')
                      .append(goText(item)));
      return text.append(']').toString();
    }
    if (value instanceof List<?> list) {
      return "[" + String.join(" ", list.stream().map(Patches::goText).toList()) + "]";
    }
    return value == null ? "<nil>" : value.toString();
  }

  private Reply apply(Call call, Target target, WriteOptions options) {
    if (call.query().text("fieldManager").isEmpty()) {
      throw Options.invalid(
          "PatchOptions", FieldError.required("fieldManager", "is required for apply patch"));
    }
    Map<String, Object> tree = Tree.map(parse(call));
    requireType(target, tree);
    if (Tree.at(tree, "metadata", "managedFields") != null) {
      throw Refusal.badRequest("metadata.managedFields must be nil");
    }
    FieldValidation.ofApplied(target.type(), tree);
    Tree.make(tree, "metadata").putIfAbsent("name", target.name());
    Writes.requireName(target, tree);
    call.warnings().addAll(Rules.of(target.type()).warnings(tree));
    boolean there = registry.store().get(target.type(), target.key()).isPresent();
    KubeObject stored = registry.apply(target.type(), target.key(), tree, options);
    return Writes.rendered(call, target, there ? 200 : 201, stored);
  }

  private static void requireType(Target target, Map<String, Object> tree) {
    ResourceType type = target.type();
    String version = Tree.text(tree, "apiVersion");
    String kind = Tree.text(tree, "kind");
    if (!version.equals(type.apiVersion()) || !kind.equals(type.kind())) {
      String shown = version.contains("/") ? version : "/" + version;
      throw Refusal.badRequest("invalid object type: " + shown + ", Kind=" + kind);
    }
  }
}
