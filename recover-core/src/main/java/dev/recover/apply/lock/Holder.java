// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.lock;

import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who holds a lock, and what for.
 *
 * @param name {@code user@host:pid}
 * @param operation {@code restore}, {@code protect} or {@code undo}
 */
public record Holder(String name, String operation, Instant since) {
  /** This process. */
  public static Holder ofThisProcess(String operation, Instant since) {
    String user = System.getProperty("user.name", "unknown");
    return new Holder(user + "@" + host() + ":" + ProcessHandle.current().pid(), operation, since);
  }

  private static String host() {
    try {
      return java.net.InetAddress.getLocalHost().getHostName();
    } catch (java.net.UnknownHostException e) {
      return "unknown-host";
    }
  }

  String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("holder", name);
    tree.put("operation", operation);
    tree.put("since", since.toString());
    return Json.compact(tree) + "\n";
  }

  static Optional<Holder> ofJson(String text) {
    try {
      Map<String, Object> tree = Json.parseObject(text);
      if (tree.get("holder") instanceof String name
          && tree.get("operation") instanceof String operation
          && tree.get("since") instanceof String since) {
        return Optional.of(new Holder(name, operation, Instant.parse(since)));
      }
      return Optional.empty();
    } catch (UnreadableException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
