// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Json;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The formats of {@code -o}. */
public enum Format {
  TABLE,
  WIDE,
  JSON,
  YAML,
  NAME;

  /** What {@code apiVersion} says in everything a script reads. */
  public static final String API_VERSION = "recover/v1alpha1";

  /** Returns the format of that name. */
  public static Optional<Format> of(String word) {
    for (Format format : values()) {
      if (format.word().equals(word)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The word that {@code -o} takes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean structured() {
    return this == JSON || this == YAML;
  }

  /** Prints an answer: a document for scripts, or what {@code human} makes for people. */
  public void print(PrintStream out, Map<String, Object> document, Function<Format, String> human) {
    switch (this) {
      case JSON -> out.print(Json.pretty(document));
      case YAML -> out.print(Yaml.text(document));
      default -> out.print(human.apply(this));
    }
    out.flush();
  }

  /** Starts a document: {@code apiVersion} and {@code kind}. */
  public static Map<String, Object> document(String kind) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", API_VERSION);
    document.put("kind", kind);
    return document;
  }

  /** The words that {@code -o} takes, for messages. */
  public static List<String> words() {
    return java.util.Arrays.stream(values()).map(Format::word).toList();
  }
}
