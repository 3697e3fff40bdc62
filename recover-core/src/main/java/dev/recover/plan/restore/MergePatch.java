// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a merge patch makes of an object.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7386">RFC 7386</a>
 */
final class MergePatch {
  private MergePatch() {}

  /** Returns one edit for each field that the patch changes. */
  static List<Edit> edits(
      KubeObject object, Map<String, Object> patch, String rule, String reason) {
    List<Edit> edits = new ArrayList<>();
    collect(object, patch, FieldPath.of(), rule, reason, edits);
    return edits;
  }

  private static void collect(
      KubeObject object,
      Map<?, ?> patch,
      FieldPath at,
      String rule,
      String reason,
      List<Edit> edits) {
    patch.forEach(
        (key, value) -> {
          FieldPath path = at.then(String.valueOf(key));
          if (value instanceof Map<?, ?> inner) {
            collect(object, inner, path, rule, reason, edits);
          } else if (!object.at(path).equals(Optional.ofNullable(value))) {
            edits.add(
                new Edit(
                    object.ref(), path, object.at(path), Optional.ofNullable(value), rule, reason));
          }
        });
  }

  static KubeObject apply(KubeObject object, List<Edit> edits) {
    KubeObject patched = object;
    for (Edit edit : edits) {
      patched =
          edit.after().isPresent()
              ? patched.with(edit.path(), edit.after().get())
              : patched.without(edit.path());
    }
    return patched;
  }
}
