// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One entry of {@code metadata.ownerReferences}. */
public record Owner(
    String apiVersion, String kind, String name, String uid, boolean controller, boolean blocks) {

  /** The owners of an object. */
  public static List<Owner> of(KubeObject object) {
    return object.list("metadata", "ownerReferences").stream()
        .filter(Map.class::isInstance)
        .map(item -> read(KubeObject.of(Json.asMap((Map<?, ?>) item))))
        .toList();
  }

  private static Owner read(KubeObject item) {
    return new Owner(
        item.apiVersion(),
        item.kind(),
        item.text("name").orElse(""),
        item.text("uid").orElse(""),
        item.at("controller").equals(Optional.of(true)),
        item.at("blockOwnerDeletion").equals(Optional.of(true)));
  }

  /** The owner that controls an object. */
  public static Optional<Owner> controllerOf(KubeObject object) {
    return of(object).stream().filter(Owner::controller).findFirst();
  }

  /** Whether {@code owner} controls {@code object}. */
  public static boolean controls(KubeObject owner, KubeObject object) {
    return controllerOf(object).map(Owner::uid).equals(owner.uid());
  }

  /** Returns the reference of a controller of new objects. */
  public static Map<String, Object> controller(KubeObject owner) {
    Map<String, Object> tree = new LinkedHashMap<>(plain(owner));
    tree.put("controller", true);
    tree.put("blockOwnerDeletion", true);
    return tree;
  }

  /** Returns a reference that only binds the lives of two objects. */
  public static Map<String, Object> plain(KubeObject owner) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", owner.apiVersion());
    tree.put("kind", owner.kind());
    tree.put("name", owner.name());
    tree.put("uid", owner.uid().orElse(""));
    return tree;
  }
}
