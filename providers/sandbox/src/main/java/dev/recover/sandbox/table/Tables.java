// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.table;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes {@code Table} objects. */
public final class Tables {
  private Tables() {}

  /**
   * Returns a table.
   *
   * @param metadata of the list
   * @param include what each row holds of its object: Metadata, Object or None
   * @param headed whether the columns are described; a watch does it once
   */
  public static Map<String, Object> of(
      ResourceType type,
      List<KubeObject> objects,
      Map<String, Object> metadata,
      String include,
      boolean headed) {
    List<Column> columns = Columns.of(type.kind());
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("kind", "Table");
    table.put("apiVersion", "meta.k8s.io/v1");
    table.put("metadata", metadata);
    table.put(
        "columnDefinitions",
        headed ? columns.stream().map(Column::definition).toList() : List.of());
    table.put("rows", objects.stream().map(object -> row(columns, object, include)).toList());
    return table;
  }

  private static Map<String, Object> row(List<Column> columns, KubeObject object, String include) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("cells", columns.stream().map(column -> column.cell().apply(object)).toList());
    if (include.equals("Object")) {
      row.put("object", object.tree());
    } else if (!include.equals("None")) {
      row.put("object", metadataOnly(object));
    }
    return row;
  }

  /** Returns the object's metadata as the API calls it alone. */
  public static Map<String, Object> metadataOnly(KubeObject object) {
    Map<String, Object> partial = new LinkedHashMap<>();
    partial.put("kind", "PartialObjectMetadata");
    partial.put("apiVersion", "meta.k8s.io/v1");
    partial.put("metadata", object.map("metadata"));
    return partial;
  }
}
