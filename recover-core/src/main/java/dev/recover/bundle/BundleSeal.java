// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import dev.recover.model.ClaimName;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of {@code bundle.json}: the header, the sum of the list of sums, and the digest over
 * both.
 *
 * @param contents {@code sha256:} of SHA256SUMS
 */
record BundleSeal(BundleHeader header, String contents) {
  static final String KIND = "Bundle";

  /** The bundle's digest: over the canonical JSON of everything else in {@code bundle.json}. */
  String digest() {
    return digestOf(tree());
  }

  static String digestOf(Map<String, ?> treeWithoutDigest) {
    return "sha256:" + Sha256.of(Json.canonical(treeWithoutDigest));
  }

  byte[] text() {
    Map<String, Object> tree = tree();
    tree.put("digest", digestOf(tree()));
    return BundleText.utf8(Json.pretty(tree));
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", BundleText.API_VERSION);
    tree.put("kind", KIND);
    tree.put("formatVersion", (long) header.formatVersion());
    tree.put("recoverVersion", header.recoverVersion());
    tree.put(
        "cluster",
        Map.of(
            "name", header.clusterName(),
            "uid", header.clusterUid(),
            "version", header.clusterVersion()));
    tree.put("capturedAt", header.capturedAt());
    tree.put("askedFor", tree(header.askedFor()));
    tree.put("contents", contents);
    return tree;
  }

  private static Map<String, Object> tree(CaptureRequest request) {
    return Map.of(
        "namespaces", request.namespaces(),
        "labels", request.labels(),
        "storageClass", request.storageClass(),
        "claims", request.claims().stream().map(ClaimName::toString).toList(),
        "from", request.from());
  }

  /** Reads the tree of a {@code bundle.json}; throws {@link UnreadableException}. */
  static BundleSeal of(Map<String, Object> tree) {
    KubeObject file = KubeObject.ofFrozen(tree);
    CaptureRequest request =
        new CaptureRequest(
            file.textList("askedFor", "namespaces"),
            file.text("askedFor", "labels").orElse(""),
            file.text("askedFor", "storageClass").orElse(""),
            file.textList("askedFor", "claims").stream().map(ClaimName::parse).toList(),
            file.textList("askedFor", "from"));
    BundleHeader header =
        new BundleHeader(
            (int) formatVersion(tree),
            file.text("recoverVersion").orElse(""),
            file.text("cluster", "name").orElse(""),
            file.text("cluster", "uid").orElse(""),
            file.text("cluster", "version").orElse(""),
            file.text("capturedAt").orElse(""),
            request);
    return new BundleSeal(header, file.text("contents").orElse(""));
  }

  /** The format version that a {@code bundle.json} states, 0 when it states none. */
  static long formatVersion(Map<String, ?> tree) {
    return tree.get("formatVersion") instanceof Long version ? version : 0;
  }

  static boolean isOurs(Map<String, ?> tree) {
    return KIND.equals(tree.get("kind"))
        && String.valueOf(tree.get("apiVersion")).startsWith("recover/");
  }
}
