// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes one plan, entry by entry, so that memory holds one entry's text at a time. */
final class PlanWriter {
  static final String API_VERSION = "recover/v1alpha1";
  static final String KIND = "Plan";

  private final Writer out;
  private final PlanDigest digest = new PlanDigest();

  PlanWriter(Writer out) {
    this.out = out;
  }

  /** Writes the plan and returns its digest. */
  String write(Plan plan) throws IOException {
    out.write("{\n");
    member("apiVersion", API_VERSION);
    member("kind", KIND);
    member("flow", plan.flow());
    member("madeAt", plan.madeAt());
    Basis basis = plan.basis();
    member("target", ordered("cluster", basis.clusterName(), "uid", basis.clusterUid()));
    member("order", ordered("name", plan.order().word(), "reason", plan.orderReason()));
    list("volumes", plan.volumes(), PlanTree::write);
    list("edits", plan.edits(), PlanTree::write);
    list("steps", plan.steps(), PlanTree::write);
    list("diagnostics", plan.diagnostics(), diagnostic -> diagnostic.toTree());
    out.write("  \"basis\": {\n");
    out.write("  \"bundle\": ");
    value("basis.bundle", basis.bundleDigest());
    out.write(",\n");
    entries("observed", "basis.observed", basis.observed(), PlanTree::write);
    out.write("\n  },\n");
    String sum = digest.finish();
    out.write("  \"digest\": " + Json.compact(sum) + "\n}\n");
    out.flush();
    return sum;
  }

  private void member(String name, Object value) throws IOException {
    out.write("  \"" + name + "\": ");
    value(name, value);
    out.write(",\n");
  }

  private void value(String name, Object value) throws IOException {
    String added = digest.add(name, value);
    int start = name.length() + 1;
    out.write(added, start, added.length() - 1 - start);
  }

  private <T> void list(String name, List<T> items, Function<T, Map<String, Object>> tree)
      throws IOException {
    entries(name, name, items, tree);
    out.write(",\n");
  }

  private <T> void entries(
      String name, String digestName, List<T> items, Function<T, Map<String, Object>> tree)
      throws IOException {
    out.write("  \"" + name + "\": [");
    String separator = "\n    ";
    for (T item : items) {
      out.write(separator);
      value(digestName, tree.apply(item));
      separator = ",\n    ";
    }
    out.write(items.isEmpty() ? "]" : "\n  ]");
  }

  private static Map<String, Object> ordered(
      String first, String value, String second, String other) {
    Map<String, Object> tree = new java.util.LinkedHashMap<>();
    tree.put(first, value);
    tree.put(second, other);
    return tree;
  }
}
