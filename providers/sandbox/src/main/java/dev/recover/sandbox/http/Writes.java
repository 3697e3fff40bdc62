// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.registry.WriteOptions;
import dev.recover.sandbox.rules.Rules;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import java.util.Map;

/** Answers POST and PUT. */
final class Writes {
  private final Registry registry;

  Writes(Registry registry) {
    this.registry = registry;
  }

  Reply create(Call call, Target target) {
    if (!target.isCollection()) {
      throw Statuses.methodNotAllowed();
    }
    WriteOptions options = Options.of(call, target, "CreateOptions");
    Map<String, Object> tree = object(call, target);
    call.warnings().addAll(Rules.of(target.type()).warnings(tree));
    KubeObject made = registry.create(target.type(), target.namespace(), tree, options);
    return rendered(call, target, 201, made);
  }

  Reply replace(Call call, Target target) {
    if (target.isCollection()) {
      throw Statuses.methodNotAllowed();
    }
    WriteOptions options = Options.of(call, target, "UpdateOptions");
    if (target.subresource().equals("scale")) {
      return scale(call, target, options);
    }
    Map<String, Object> tree = object(call, target);
    requireName(target, tree);
    boolean there = registry.store().get(target.type(), target.key()).isPresent();
    call.warnings().addAll(Rules.of(target.type()).warnings(tree));
    KubeObject stored = registry.update(target.type(), target.key(), live -> tree, options, true);
    return rendered(call, target, there ? 200 : 201, stored);
  }

  private Reply scale(Call call, Target target, WriteOptions options) {
    Map<String, Object> scale = Tree.map(Bodies.object(call, Patches.SCALE).value());
    return scaleTo(target, scale, options);
  }

  /** Sets the number of replicas that a Scale names. */
  Reply scaleTo(Target target, Map<String, Object> scale, WriteOptions options) {
    KubeObject stored =
        registry.update(
            target.type(),
            target.key(),
            live -> {
              Tree.make(live, "spec").put("replicas", Tree.number(scale, 0, "spec", "replicas"));
              String version = Tree.text(scale, "metadata", "resourceVersion");
              Tree.make(live, "metadata").put("resourceVersion", version);
              return live;
            },
            options,
            false);
    return Reply.ok(Scale.of(stored));
  }

  private static Map<String, Object> object(Call call, Target target) {
    Bodies.Parsed parsed = Bodies.object(call, target.type());
    Map<String, Object> tree = Tree.map(parsed.value());
    FieldValidation.ofObject(call, target.type(), tree, parsed.duplicates());
    return tree;
  }

  static void requireName(Target target, Map<String, Object> tree) {
    String name = Tree.text(tree, "metadata", "name");
    if (!name.isEmpty() && !name.equals(target.name())) {
      throw Refusal.badRequest(
          "the name of the object ("
              + name
              + ") does not match the name on the URL ("
              + target.name()
              + ")");
    }
    String namespace = Tree.text(tree, "metadata", "namespace");
    if (target.type().namespaced()
        && !namespace.isEmpty()
        && !namespace.equals(target.namespace())) {
      throw Refusal.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  static Reply rendered(Call call, Target target, int status, KubeObject object) {
    return Reply.json(status, Rendering.of(call, target).one(object));
  }
}
