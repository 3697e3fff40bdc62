// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One field that differs between two states of an object.
 *
 * @param before a JSON value, empty when the field was not there
 * @param after a JSON value, empty when the field is not there any more
 */
public record FieldDiff(FieldPath path, Optional<Object> before, Optional<Object> after) {
  /** Returns the innermost fields that differ; a list is one field. */
  public static List<FieldDiff> between(KubeObject before, KubeObject after) {
    List<FieldDiff> found = new ArrayList<>();
    collect(FieldPath.of(), before.tree(), after.tree(), found);
    return found;
  }

  private static void collect(
      FieldPath path, @Nullable Object before, @Nullable Object after, List<FieldDiff> found) {
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> now) {
      TreeSet<String> keys = new TreeSet<>();
      old.keySet().forEach(key -> keys.add(String.valueOf(key)));
      now.keySet().forEach(key -> keys.add(String.valueOf(key)));
      keys.forEach(key -> collect(path.then(key), old.get(key), now.get(key), found));
    } else if (!Objects.equals(before, after)) {
      found.add(new FieldDiff(path, Optional.ofNullable(before), Optional.ofNullable(after)));
    }
  }
}
