// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import dev.recover.model.Json;
import dev.recover.sandbox.store.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request and what kube-apiserver v1.36.3 answered to it, with nothing else running.
 *
 * <p>Names, uids, times and versions are replaced by placeholders. {@code known} says why the
 * sandbox's answer is allowed to differ; then there is no recorded answer.
 */
record Recorded(Map<String, Object> tree) {
  private static final Set<String> CHANGING =
      Set.of(
          "resourceVersion",
          "creationTimestamp",
          "time",
          "deletionTimestamp",
          "lastPhaseTransitionTime",
          "remainingItemCount");

  static List<Recorded> read(String resource) {
    List<Recorded> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Recorded.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> all.add(new Recorded(Json.parseObject(line))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** Sends the request and returns how the answer differs; "" when it does not. */
  String differs(Wire wire, String name) {
    String body = Tree.text(tree, "body").replace("{name}", name);
    String accept = Tree.text(tree, "accept");
    String path = Tree.text(tree, "path").replace("{name}", name);
    String[] headers = accept.isEmpty() ? new String[0] : new String[] {"Accept", accept};
    Wire.Answer answer =
        wire.send(Tree.text(tree, "method"), path, Tree.text(tree, "type"), body, headers);
    if (tree.get("known") != null) {
      return "";
    }
    Map<String, Object> actual = new LinkedHashMap<>();
    actual.put("status", (long) answer.status());
    actual.put("warnings", answer.warnings());
    actual.put("answer", normal(parsed(answer.text()), name));
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("status", Objects.requireNonNull(tree.get("status")));
    expected.put("warnings", Tree.list(tree, "warnings"));
    expected.put("answer", normal(tree.get("answer"), name));
    return actual.equals(expected)
        ? ""
        : tree.get("method")
            + " "
            + path
            + " "
            + body
            + "\n  expected "
            + Json.canonical(expected)
            + "\n  actual   "
            + Json.canonical(actual);
  }

  private static @Nullable Object parsed(String text) {
    return text.startsWith("{") ? Json.parse(text) : text;
  }

  private static @Nullable Object normal(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      Json.asMap(map)
          .forEach(
              (key, item) ->
                  copy.put(
                      key.replace(name, "{name}"),
                      CHANGING.contains(key) && !(item instanceof Map) ? "*" : normal(item, name)));
      copy.computeIfPresent("managedFields", (key, owners) -> sorted(owners));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(normal(item, name)));
      return copy;
    }
    return value instanceof String text ? normal(text, name) : value;
  }

  /** The server sorts owners by time, so their order depends on where a second ends. */
  private static Object sorted(Object owners) {
    return owners instanceof List<?> list
        ? list.stream().sorted(Comparator.comparing(Json::canonical)).toList()
        : owners;
  }

  private static String normal(String text, String name) {
    return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "TIME")
        .replaceAll("current: \\d+", "current: N")
        .replaceAll("record \\(\\d+\\)", "record (N)")
        .replaceAll("\n@@[\\s\\S]*", "DIFF")
        .replace(name, "{name}");
  }
}
