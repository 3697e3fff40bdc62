// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.bundle.BundleDiff;
import dev.recover.bundle.FieldDiff;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What changed between two bundles. */
public final class BundleDiffView {
  private final BundleDiff diff;

  public BundleDiffView(BundleDiff diff) {
    this.diff = diff;
  }

  /** Kind {@code BundleDiff}: added, removed, and changed with its fields. */
  public Map<String, Object> document() {
    Map<String, Object> document = Format.document("BundleDiff");
    document.put("added", diff.added().stream().map(ObjectRef::toString).toList());
    document.put("removed", diff.removed().stream().map(ObjectRef::toString).toList());
    document.put("changed", diff.changed().stream().map(BundleDiffView::change).toList());
    return document;
  }

  private List<ObjectRef> changedObjects() {
    return diff.changed().stream().map(BundleDiff.Change::object).toList();
  }

  private static Map<String, Object> change(BundleDiff.Change change) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("object", change.object().toString());
    row.put("fields", change.fields().stream().map(BundleDiffView::field).toList());
    return row;
  }

  private static Map<String, Object> field(FieldDiff field) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("path", field.path().toString());
    row.put("before", field.before().orElse(null));
    row.put("after", field.after().orElse(null));
    return row;
  }

  /** What differs, field by field, or the objects that do, one a line. */
  public String text(Format format) {
    if (format == Format.NAME) {
      return Printable.lines(
          Stream.of(diff.added(), diff.removed(), changedObjects())
              .flatMap(List::stream)
              .sorted()
              .toList());
    }
    if (diff.isEmpty()) {
      return "no differences\n";
    }
    StringBuilder out = new StringBuilder();
    diff.added()
        .forEach(object -> out.append("+ ").append(Printable.text(object.toString())).append('\n'));
    diff.removed()
        .forEach(object -> out.append("- ").append(Printable.text(object.toString())).append('\n'));
    for (BundleDiff.Change change : diff.changed()) {
      out.append("~ ").append(Printable.text(change.object().toString())).append('\n');
      for (FieldDiff field : change.fields()) {
        String before = field.before().map(Json::compact).orElse("nothing");
        String after = field.after().map(Json::compact).orElse("nothing");
        out.append(Printable.text("    " + field.path() + " " + before + " -> " + after))
            .append('\n');
      }
    }
    return out.toString();
  }
}
