// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource as JSON: what the API answers, and what {@code gcloud} prints. */
record JsonResource(Map<?, ?> tree) implements PdResource {
  @Override
  public String text(String field) {
    return scalar(tree.get(field));
  }

  @Override
  public String text(String field, String below) {
    return tree.get(field) instanceof Map<?, ?> map ? scalar(map.get(below)) : "";
  }

  @Override
  public List<String> texts(String field) {
    return tree.get(field) instanceof List<?> list
        ? list.stream().map(JsonResource::scalar).filter(text -> !text.isEmpty()).toList()
        : List.of();
  }

  @Override
  public int count(String field) {
    return tree.get(field) instanceof List<?> list ? list.size() : 0;
  }

  @Override
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    if (tree.get("labels") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> labels.put(String.valueOf(key), scalar(value)));
    }
    return labels;
  }

  private static String scalar(@Nullable Object value) {
    return value == null || value instanceof Map || value instanceof List
        ? ""
        : String.valueOf(value);
  }
}
