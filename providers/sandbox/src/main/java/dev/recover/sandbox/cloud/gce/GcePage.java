// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.KubeObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One page of a list.
 *
 * @param items by the key by which the list is sorted
 * @param next the token of the next page
 */
record GcePage(List<Map.Entry<String, KubeObject>> items, Optional<String> next) {
  private static final int MOST = 500;

  /** Takes the page that a query asks for. */
  static GcePage of(SortedMap<String, KubeObject> all, Map<String, String> query, int limit) {
    int size = Math.min(limit, size(query.get("maxResults")));
    String after = after(query.get("pageToken"));
    List<Map.Entry<String, KubeObject>> items = new ArrayList<>();
    for (Map.Entry<String, KubeObject> entry : all.tailMap(after + "\0").entrySet()) {
      if (items.size() == size) {
        String last = items.get(items.size() - 1).getKey();
        return new GcePage(items, Optional.of(token(last)));
      }
      items.add(Map.entry(entry.getKey(), entry.getValue()));
    }
    return new GcePage(items, Optional.empty());
  }

  private static int size(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return MOST;
    }
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > MOST) {
      throw GceError.invalid("Invalid value for field 'maxResults': '" + text + "'.");
    }
    return text.matches("0+") ? MOST : Integer.parseInt(text);
  }

  private static String token(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String after(@org.jspecify.annotations.Nullable String token) {
    if (token == null || token.isEmpty()) {
      return "";
    }
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw GceError.invalid("Invalid value for field 'pageToken': '" + token + "'.");
    }
  }
}
