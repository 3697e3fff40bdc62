// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts objects into the form that the client asked for: as they are, metadata alone, a table. */
record Rendering(Target target, boolean table, boolean metadata, String include) {
  static Rendering of(Call call, Target target) {
    return new Rendering(
        target, call.wantsTable(), call.wantsMetadata(), call.query().text("includeObject"));
  }

  Object one(KubeObject object) {
    if (table) {
      return Tables.of(target.type(), List.of(object), versionOf(object), include, true);
    }
    return metadata ? Tables.metadataOnly(object) : object.tree();
  }

  /** The object of a watch event. */
  Object event(KubeObject object, boolean first) {
    return table
        ? Tables.of(target.type(), List.of(object), versionOf(object), include, first)
        : one(object);
  }

  private static Map<String, Object> versionOf(KubeObject object) {
    return Map.of("resourceVersion", object.resourceVersion().orElse(""));
  }

  Object list(List<KubeObject> objects, Map<String, Object> listMetadata) {
    if (table) {
      return Tables.of(target.type(), objects, listMetadata, include, true);
    }
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("kind", metadata ? "PartialObjectMetadataList" : target.type().kind() + "List");
    list.put("apiVersion", metadata ? "meta.k8s.io/v1" : target.type().apiVersion());
    list.put("metadata", listMetadata);
    List<Object> items = new ArrayList<>(objects.size());
    for (KubeObject object : objects) {
      items.add(metadata ? Tables.metadataOnly(object) : withoutType(object));
    }
    list.put("items", items);
    return list;
  }

  /** The items of a typed list do not say their type; the list does. */
  private static Map<String, Object> withoutType(KubeObject object) {
    Map<String, Object> item = new LinkedHashMap<>(object.tree());
    item.remove("kind");
    item.remove("apiVersion");
    return item;
  }
}
