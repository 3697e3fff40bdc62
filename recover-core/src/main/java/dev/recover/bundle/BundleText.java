// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.ClaimName;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of the files of a bundle: equal values have equal bytes. */
final class BundleText {
  static final String API_VERSION = "recover/v1alpha1";
  private static final byte[] HEAD = utf8("{\n  \"apiVersion\": \"v1\",\n  \"items\": [\n    ");
  private static final byte[] BETWEEN = utf8(",\n    ");
  private static final byte[] TAIL = utf8("\n  ],\n  \"kind\": \"List\"\n}\n");

  private BundleText() {}

  /**
   * Returns an object as it stands among the items of a list: pretty, keys sorted, four spaces in.
   */
  static byte[] item(KubeObject object) {
    StringBuilder out = new StringBuilder(2048);
    Json.pretty(object.tree(), 2, out);
    return utf8(out.toString());
  }

  /** Returns the List of some items, as {@code kubectl create -f} takes it. */
  static byte[] list(List<byte[]> items) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
    out.writeBytes(HEAD);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.writeBytes(BETWEEN);
      }
      out.writeBytes(items.get(i));
    }
    out.writeBytes(TAIL);
    return out.toByteArray();
  }

  static byte[] object(KubeObject object) {
    return utf8(object.toJson());
  }

  static byte[] workloads(List<Workload> workloads) {
    return ours("Workloads", workloads.stream().map(BundleText::tree).toList());
  }

  static byte[] findings(List<Diagnostic> findings) {
    return ours("Findings", findings.stream().map(Diagnostic::toTree).toList());
  }

  private static byte[] ours(String kind, List<?> items) {
    return utf8(Json.pretty(Map.of("apiVersion", API_VERSION, "kind", kind, "items", items)));
  }

  private static Map<String, Object> tree(Workload workload) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", workload.kind());
    tree.put("namespace", workload.namespace());
    tree.put("name", workload.name());
    workload.replicas().ifPresent(replicas -> tree.put("replicas", replicas));
    tree.put("claims", workload.claims().stream().map(ClaimName::name).toList());
    return tree;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
