// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.patch;

import dev.recover.model.Json;
import dev.recover.sandbox.store.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch: maps are merged, {@code null} removes, everything else replaces.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
public final class MergePatch {
  private MergePatch() {}

  /** Returns the tree with the patch merged into it; the tree may be changed. */
  public static Map<String, Object> apply(Map<String, Object> tree, Map<String, Object> patch) {
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            tree.remove(key);
          } else {
            tree.put(key, merged(tree.get(key), value));
          }
        });
    return tree;
  }

  private static Object merged(@Nullable Object present, Object value) {
    if (!(value instanceof Map<?, ?> patch)) {
      return java.util.Objects.requireNonNull(Tree.copy(value));
    }
    Map<String, Object> target =
        present instanceof Map<?, ?> map ? Json.asMap(map) : new LinkedHashMap<>();
    return apply(target, Json.asMap(patch));
  }
}
