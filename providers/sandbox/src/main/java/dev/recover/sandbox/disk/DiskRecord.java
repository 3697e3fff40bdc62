// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.disk;

import dev.recover.model.KubeObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a sandbox's cloud knows about one disk.
 *
 * @param name what it was made for: the name of the first PersistentVolume
 * @param bytes its size
 * @param node the id of the node that has it, if one has
 * @param metadata tags from the time of its making, for example the claim's namespace and name
 */
public record DiskRecord(
    String name, long bytes, Optional<String> node, Map<String, String> metadata) {
  public DiskRecord {
    metadata = Map.copyOf(metadata);
  }

  DiskRecord on(Optional<String> otherNode) {
    return new DiskRecord(name, bytes, otherNode, metadata);
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("bytes", bytes);
    node.ifPresent(id -> tree.put("node", id));
    tree.put("metadata", new TreeMap<>(metadata));
    return tree;
  }

  static DiskRecord of(KubeObject tree) {
    Map<String, String> metadata = new TreeMap<>();
    tree.map("metadata").forEach((key, value) -> metadata.put(key, String.valueOf(value)));
    long bytes = tree.at("bytes").map(value -> ((Number) value).longValue()).orElse(0L);
    return new DiskRecord(
        tree.text("name").orElse(""),
        bytes,
        tree.text("node").filter(id -> !id.isEmpty()),
        metadata);
  }
}
