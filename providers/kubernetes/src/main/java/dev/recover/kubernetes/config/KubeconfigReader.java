// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import dev.recover.model.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one kubeconfig file; fields it does not know are kept and left alone. */
final class KubeconfigReader {
  private static final String REMEDY =
      "write it anew with your provider's login command, or name another with --kubeconfig";

  private KubeconfigReader() {}

  static Kubeconfig read(Path file) {
    Object value = load(file);
    if (value == null) {
      return Kubeconfig.EMPTY;
    }
    if (!(value instanceof Map<?, ?> tree)) {
      throw Entry.invalid(
          file, "the kubeconfig is not one", "its text is not a YAML mapping", REMEDY);
    }
    Object kind = tree.get("kind");
    if (kind != null && !"Config".equals(kind)) {
      throw Entry.invalid(
          file, "the kubeconfig is not one", "its kind is " + kind + ", not Config", REMEDY);
    }
    return new Kubeconfig(
        entries(file, tree, "cluster"),
        entries(file, tree, "user"),
        entries(file, tree, "context"),
        Optional.ofNullable(tree.get("current-context"))
            .map(String::valueOf)
            .filter(name -> !name.isEmpty()));
  }

  private static @Nullable Object load(Path file) {
    try {
      return Yaml.parse(text(file));
    } catch (UnreadableException e) {
      String why = String.valueOf(e.getMessage());
      throw Entry.invalid(file, "the kubeconfig is not valid YAML", why, REMEDY);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException e) {
      throw Entry.invalid(file, "the kubeconfig is not text", "it is not UTF-8", REMEDY);
    } catch (IOException e) {
      throw Entry.invalid(file, "the kubeconfig cannot be read", Entry.reason(e), REMEDY);
    }
  }

  private static Map<String, Entry> entries(Path file, Map<?, ?> tree, String what) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    Object list = tree.get(what + "s");
    if (list != null && !(list instanceof List)) {
      throw Entry.invalid(file, "the kubeconfig is not one", what + "s is not a list", REMEDY);
    }
    for (Object item : list == null ? List.of() : (List<?>) list) {
      if (!(item instanceof Map<?, ?> map) || map.get("name") == null) {
        throw Entry.invalid(
            file, "the kubeconfig is not one", "an item of " + what + "s has no name", REMEDY);
      }
      String name = String.valueOf(map.get("name"));
      Map<String, Object> fields =
          map.get(what) instanceof Map<?, ?> inner ? Json.asMap(inner) : Map.of();
      entries.putIfAbsent(name, new Entry(what, name, fields, file));
    }
    return entries;
  }
}
