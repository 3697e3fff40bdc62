// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the server says it is. */
final class ServerVersion {
  static final String TEXT = "v1.36.3+recover-sandbox";

  private ServerVersion() {}

  static Reply reply() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("major", "1");
    tree.put("minor", "36");
    tree.put("emulationMajor", "1");
    tree.put("emulationMinor", "36");
    tree.put("minCompatibilityMajor", "1");
    tree.put("minCompatibilityMinor", "35");
    tree.put("gitVersion", TEXT);
    tree.put("gitCommit", "");
    tree.put("gitTreeState", "");
    tree.put("buildDate", "1970-01-01T00:00:00Z");
    tree.put("goVersion", "");
    tree.put("compiler", "javac");
    tree.put("platform", "jvm");
    return Reply.ok(tree);
  }
}
