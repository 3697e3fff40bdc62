// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a plan's content: SHA-256 over {@code name value\n} for each member, and for each
 * entry of a list, in the order of the file, values as compact JSON.
 *
 * <p>White space in the file does not count, so a plan may be reformatted; nothing else may be
 * changed.
 */
final class PlanDigest {
  private final MessageDigest sha256;
  private final StringBuilder line = new StringBuilder();

  PlanDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds one member or entry and returns what was added: {@code name value\n}. */
  String add(String name, @Nullable Object value) {
    line.setLength(0);
    line.append(name).append(' ');
    Json.compact(value, line);
    String added = line.append('\n').toString();
    sha256.update(added.getBytes(StandardCharsets.UTF_8));
    return added;
  }

  /** The digest of all that was added, {@code sha256:...}; ends this object's use. */
  String finish() {
    return "sha256:" + HexFormat.of().formatHex(sha256.digest());
  }
}
