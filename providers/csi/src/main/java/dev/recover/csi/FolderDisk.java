// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.KubeObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A disk of the driver dirdisk, as its {@code disk.json} has it: the CSI driver, for trying things
 * out on real clusters, whose disks are folders.
 *
 * @param name the PersistentVolume's name, from which the driver makes the handle
 * @param node where it is attached, "" for nowhere
 */
record FolderDisk(String name, long bytes, String node, Map<String, String> metadata) {
  static final String DRIVER = "dirdisk.example.com";
  private static final int HANDLE_DIGITS = 17;

  /** Returns the disk of such a file; empty for a record of another form. */
  static Optional<FolderDisk> of(KubeObject record) {
    boolean ours = record.at("driver").isEmpty() && record.at("bytes").isPresent();
    Optional<String> name = record.text("name").filter(text -> ours && !text.isEmpty());
    Map<String, String> metadata = new LinkedHashMap<>();
    record.map("metadata").forEach((key, value) -> metadata.put(key, String.valueOf(value)));
    return name.flatMap(
        text ->
            record
                .at("bytes")
                .filter(Long.class::isInstance)
                .map(
                    bytes ->
                        new FolderDisk(
                            text, (Long) bytes, record.text("node").orElse(""), metadata)));
  }

  Disk disk(CloudScope scope) {
    boolean free = node.isEmpty();
    return new Disk(
        new DiskId(DRIVER, handle()),
        handle(),
        name,
        new CloudScope("csi", scope.account(), scope.region()),
        List.of(),
        List.of(),
        bytes,
        free ? DiskState.AVAILABLE : DiskState.IN_USE,
        free ? List.of() : List.of(node),
        DiskFacts.NONE.tagged(metadata));
  }

  private String handle() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return "dir-" + HexFormat.of().formatHex(digest).substring(0, HANDLE_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
