// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.schema;

import dev.recover.model.Json;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.Tree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All schemas that the sandbox knows, read from the class path, each parsed when it is first asked
 * for.
 *
 * <p>The file holds one definition a line: its name, a tab, and its OpenAPI v3 schema without
 * descriptions. It was taken from the {@code /openapi/v3} documents of kube-apiserver v1.36.3.
 */
public final class Schemas {
  private static final String PREFIX = "#/components/schemas/";

  private final Map<String, String> texts;
  private final Map<String, Map<String, Object>> parsed = new ConcurrentHashMap<>();

  private Schemas(Map<String, String> texts) {
    this.texts = texts;
  }

  private static final class Holder {
    static final Schemas LOADED = load();
  }

  /** The schemas of this build. */
  public static Schemas get() {
    return Holder.LOADED;
  }

  private static Schemas load() {
    Map<String, String> texts = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Schemas.class.getResourceAsStream("schemas.tsv")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int tab = line.indexOf('\t');
        texts.put(line.substring(0, tab), line.substring(tab + 1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Schemas(texts);
  }

  /** The schema of a served kind. */
  public Schema of(ResourceType type) {
    return resolve(Map.of("$ref", PREFIX + definitionName(type)));
  }

  /** For example {@code io.k8s.api.core.v1.PersistentVolume}. */
  public static String definitionName(ResourceType type) {
    String group = type.group().isEmpty() ? "core" : type.group();
    int dot = group.indexOf('.');
    return "io.k8s.api."
        + (dot < 0 ? group : group.substring(0, dot))
        + "."
        + type.version()
        + "."
        + type.kind();
  }

  Schema resolve(Object field) {
    Map<String, Object> own = Tree.map(field);
    String reference = Tree.text(own, "$ref");
    List<Object> all = Tree.list(own, "allOf");
    if (reference.isEmpty() && all.size() == 1) {
      reference = Tree.text(all.get(0), "$ref");
    }
    if (reference.isEmpty()) {
      return new Schema(this, own, own, "");
    }
    String name = reference.substring(PREFIX.length());
    return new Schema(this, own, definition(name), name);
  }

  private Map<String, Object> definition(String name) {
    return parsed.computeIfAbsent(
        name, n -> Json.parseObject(Objects.requireNonNull(texts.get(n), n)));
  }

  /** All definitions that the named ones refer to, themselves included, as JSON texts by name. */
  public Map<String, String> reachable(Iterable<String> names) {
    Map<String, String> found = new TreeMap<>();
    names.forEach(name -> reach(name, found));
    return found;
  }

  private void reach(String name, Map<String, String> found) {
    String text = texts.get(name);
    if (text == null || found.putIfAbsent(name, text) != null) {
      return;
    }
    int at = text.indexOf(PREFIX);
    while (at >= 0) {
      int end = text.indexOf('"', at);
      reach(text.substring(at + PREFIX.length(), end), found);
      at = text.indexOf(PREFIX, end);
    }
  }

  /** A copy of the texts, for tests. */
  Map<String, String> texts() {
    return new HashMap<>(texts);
  }
}
