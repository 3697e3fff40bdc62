// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.transform.Draft.Cause;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One object of a draft: its tree, and what was changed in it. */
final class DraftObject {
  private final LooseTree tree;
  private final Map<FieldPath, Change> changes = new HashMap<>();

  DraftObject(KubeObject captured) {
    tree = new LooseTree(captured.tree());
  }

  @Nullable Object at(FieldPath path) {
    return tree.at(path);
  }

  boolean holds(FieldPath path) {
    return tree.holds(path);
  }

  void set(FieldPath path, Object value, Cause cause) {
    Object before = at(path);
    Object after = Objects.requireNonNull(Json.freeze(value));
    if (!after.equals(before)) {
      note(path, before, after, cause);
      tree.put(path, after);
    }
  }

  void strip(FieldPath path, Cause cause) {
    if (holds(path)) {
      Object before = at(path);
      if (before != null) {
        note(path, before, null, cause);
      }
      tree.remove(path);
    }
  }

  void stripItems(
      FieldPath path, Predicate<Object> picks, String rule, Function<Object, String> reason) {
    if (!(at(path) instanceof List<?> list)) {
      return;
    }
    for (int index = 0; index < list.size(); index++) {
      Object item = list.get(index);
      if (item != null && item != LooseTree.GONE && picks.test(item)) {
        note(path.then(index), item, null, new Cause(rule, reason.apply(item)));
        tree.removeItem(path, index);
      }
    }
  }

  private void note(FieldPath path, @Nullable Object before, @Nullable Object after, Cause cause) {
    Change earlier = changes.get(path);
    changes.put(
        path,
        earlier == null
            ? new Change(
                Optional.ofNullable(Json.freeze(before)), Optional.ofNullable(after), cause)
            : new Change(earlier.before, Optional.ofNullable(after), joined(earlier.cause, cause)));
  }

  private static Cause joined(Cause earlier, Cause later) {
    return new Cause(later.rule(), earlier.reason() + "; then " + later.reason());
  }

  /** Returns what the object has become; it is not to be changed after that. */
  KubeObject finish() {
    return KubeObject.ofFrozen(tree.finish());
  }

  /** The edits by path. */
  List<Edit> edits(ObjectRef object) {
    return changes.entrySet().stream()
        .filter(entry -> !entry.getValue().before.equals(entry.getValue().after))
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getValue().toEdit(object, entry.getKey()))
        .toList();
  }

  private record Change(Optional<Object> before, Optional<Object> after, Cause cause) {
    Edit toEdit(ObjectRef object, FieldPath path) {
      return new Edit(object, path, before, after, cause.rule(), cause.reason());
    }
  }
}
