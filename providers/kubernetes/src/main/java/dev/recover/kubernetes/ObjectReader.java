// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.model.FlatMap;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.SharedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads objects out of the text of an answer as it arrives.
 *
 * <p>{@code metadata.managedFields}, often half of an object, is skipped and never becomes a tree.
 */
final class ObjectReader {
  private final Map<String, Object> identity;

  /**
   * @param type what the items of a list are: the server leaves apiVersion and kind out there
   */
  ObjectReader(ResourceType type) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("apiVersion", type.apiVersion());
    head.put("kind", type.kind());
    this.identity = head;
  }

  /** One page of a list. */
  record Page(List<KubeObject> items, String resourceVersion, String next) {}

  KubeObject object(JsonReader json) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>(identity);
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      boolean metadata = key.equals("metadata") && json.peek() == JsonToken.BEGIN_OBJECT;
      tree.put(SharedText.key(key), metadata ? metadata(json) : Json.read(json));
    }
    json.endObject();
    return KubeObject.ofFrozen(FlatMap.copyOf(tree));
  }

  private Map<String, Object> metadata(JsonReader json) throws IOException {
    Map<String, Object> metadata = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (key.equals("managedFields")) {
        json.skipValue();
      } else {
        metadata.put(SharedText.key(key), Json.read(json));
      }
    }
    json.endObject();
    return FlatMap.copyOf(metadata);
  }

  Page page(JsonReader json) throws IOException {
    List<KubeObject> items = new ArrayList<>();
    String resourceVersion = "";
    String next = "";
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (key.equals("items") && json.peek() == JsonToken.BEGIN_ARRAY) {
        json.beginArray();
        while (json.hasNext()) {
          items.add(object(json));
        }
        json.endArray();
      } else if (key.equals("metadata")) {
        KubeObject head =
            KubeObject.ofFrozen(Collections.singletonMap("metadata", Json.read(json)));
        resourceVersion = head.resourceVersion().orElse("");
        next = head.text("metadata", "continue").orElse("");
      } else {
        json.skipValue();
      }
    }
    json.endObject();
    return new Page(items, resourceVersion, next);
  }
}
