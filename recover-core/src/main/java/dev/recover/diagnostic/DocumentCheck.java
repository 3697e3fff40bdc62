// SPDX-License-Identifier: Apache-2.0
package dev.recover.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a document that people write by hand, and collects every mistake in it, so
 * that all are said at once.
 */
public final class DocumentCheck {
  /** What {@code apiVersion} says in everything that people or scripts read and write. */
  public static final String API_VERSION = "recover/v1alpha1";

  private final Code code;
  private final String file;
  private final String remedy;
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param code the code of every mistake
   * @param file how messages name the document
   * @param remedy where its description is
   */
  public DocumentCheck(Code code, String file, String remedy) {
    this.code = code;
    this.file = file;
    this.remedy = remedy;
  }

  /** Notes a mistake. */
  public void reject(String summary, String why) {
    problems.add(Diagnostic.error(code, file, summary, why, remedy));
  }

  /** Throws {@link DiagnosticException} with every mistake, if there is one. */
  public void finish() {
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
  }

  /** Returns the whole document, which begins with apiVersion and kind. */
  public Map<?, ?> document(@Nullable Object tree, String kind, Collection<String> keys) {
    List<String> known = new ArrayList<>(List.of("apiVersion", "kind"));
    known.addAll(keys);
    if (!(tree instanceof Map<?, ?> map)) {
      reject("it is not a mapping", "it may have " + String.join(", ", known));
      return Map.of();
    }
    if (!API_VERSION.equals(map.get("apiVersion")) || !kind.equals(map.get("kind"))) {
      reject(
          "it does not begin with apiVersion: " + API_VERSION + " and kind: " + kind,
          "by them this build knows that it can read the file");
    }
    return map("", map, known);
  }

  /**
   * Returns the mapping at a place, empty when there is none; a key that is not known is a mistake,
   * and the one that was meant is named.
   */
  public Map<?, ?> map(String place, @Nullable Object tree, Collection<String> keys) {
    String where = place.isEmpty() ? "" : place + ": ";
    if (tree == null) {
      return Map.of();
    }
    if (!(tree instanceof Map<?, ?> map)) {
      reject(where + "it is not a mapping", "it may have " + String.join(", ", keys));
      return Map.of();
    }
    for (Object key : map.keySet()) {
      String name = String.valueOf(key);
      if (!keys.contains(name)) {
        String meant =
            Suggestion.nearest(name, keys).map(near -> "; did you mean " + near + "?").orElse("");
        reject(
            where + "the key " + name + " is not known" + meant,
            "it may have " + String.join(", ", keys));
      }
    }
    return map;
  }

  /** Returns the list at a place, empty when there is none. */
  public List<?> list(String place, @Nullable Object tree) {
    if (tree == null || tree instanceof List<?>) {
      return tree instanceof List<?> list ? list : List.of();
    }
    reject(place + ": it is not a list", "write [one] for a single entry");
    return List.of();
  }

  /** Returns the texts of the list at a place. */
  public List<String> texts(String place, @Nullable Object tree) {
    List<String> texts = new ArrayList<>();
    for (Object item : list(place, tree)) {
      if (item instanceof String || item instanceof Number) {
        texts.add(String.valueOf(item));
      } else {
        reject(place + ": an entry is not a name", "it is a list of names");
      }
    }
    return texts;
  }
}
