// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.transform.Rewritten;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Applies edits one by one: a plan's edits must say all that was changed, and nothing else. */
final class EditReplay {
  private EditReplay() {}

  static Volume replay(Volume before, Rewritten rewritten) {
    return Volume.of(
        replay(before.volume().orElseThrow(), rewritten.edits()),
        replay(before.claim().orElseThrow(), rewritten.edits()));
  }

  private static KubeObject replay(KubeObject before, List<Edit> edits) {
    KubeObject object = before;
    // From the last item of a list to the first, so that the index of the others stays true.
    List<Edit> backwards =
        edits.stream()
            .filter(edit -> edit.object().kind().equals(before.kind()))
            .sorted(Comparator.comparing(Edit::path).reversed())
            .toList();
    for (Edit edit : backwards) {
      object = apply(object, edit);
    }
    return object;
  }

  private static KubeObject apply(KubeObject object, Edit edit) {
    FieldPath path = edit.path();
    if (!object.at(path).equals(edit.before())) {
      throw new AssertionError(path + " was " + object.at(path) + ", not " + edit.before());
    }
    if (edit.after().isPresent()) {
      return object.with(path, edit.after().get());
    }
    Object last = path.segments().get(path.segments().size() - 1);
    return last instanceof Integer index
        ? withoutItem(object, path.parent(), index)
        : withoutEmpty(object.without(path), path.parent());
  }

  private static KubeObject withoutItem(KubeObject object, FieldPath list, int index) {
    List<Object> items = new ArrayList<>((List<?>) object.at(list).orElseThrow());
    items.remove(index);
    return items.isEmpty() ? object.without(list) : object.with(list, items);
  }

  /** Labels or annotations that have become empty go too. */
  private static KubeObject withoutEmpty(KubeObject object, FieldPath parent) {
    boolean empty = object.at(parent).equals(Optional.of(java.util.Map.of()));
    return empty && parent.segments().size() == 2 && parent.segments().get(0).equals("metadata")
        ? object.without(parent)
        : object;
  }
}
