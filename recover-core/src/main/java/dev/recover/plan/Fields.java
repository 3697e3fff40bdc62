// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one entry of a file; what is missing, of another type or unknown is an {@link
 * UnreadableException} that names the place.
 *
 * @param place where the entry stands, for example {@code steps[3]}
 */
record Fields(String place, Map<String, Object> tree) {
  static Fields of(String place, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields(place, Json.asMap(map));
    }
    throw new UnreadableException(place + " is not an object");
  }

  /** Refuses fields that this build does not know: what is not understood is not carried out. */
  Fields only(Set<String> known) {
    for (String key : tree.keySet()) {
      if (!known.contains(key)) {
        throw new UnreadableException(place + "." + key + " is not a field this build knows");
      }
    }
    return this;
  }

  String text(String key) {
    if (tree.get(key) instanceof String text) {
      return text;
    }
    throw wrong(key, "a text");
  }

  Optional<String> optionalText(String key) {
    Object value = tree.get(key);
    if (value != null && !(value instanceof String)) {
      throw wrong(key, "a text");
    }
    return Optional.ofNullable((String) value);
  }

  /** Reads a text and what it says; the reader's complaint is passed on with the place. */
  <T> T parsed(String key, Function<String, T> reader) {
    String text = text(key);
    try {
      return reader.apply(text);
    } catch (UnreadableException e) {
      throw new UnreadableException(place + "." + key + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw unknown(key);
    }
  }

  List<String> texts(String key) {
    if (!(tree.get(key) instanceof List<?> list)) {
      throw wrong(key, "a list");
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!(item instanceof String text)) {
        throw wrong(key, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  Map<String, Object> map(String key) {
    return inner(key).tree();
  }

  /** The texts of a map of texts. */
  Map<String, String> textMap(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(key)
        .forEach(
            (name, value) -> {
              if (!(value instanceof String text)) {
                throw wrong(key, "a map of texts");
              }
              texts.put(name, text);
            });
    return texts;
  }

  long number(String key) {
    if (tree.get(key) instanceof Number number) {
      return number.longValue();
    }
    throw wrong(key, "a number");
  }

  KubeObject object(String key) {
    return KubeObject.ofFrozen(map(key));
  }

  Fields inner(String key) {
    return of(place + "." + key, tree.get(key));
  }

  UnreadableException unknown(String key) {
    return new UnreadableException(
        place + "." + key + ": \"" + tree.get(key) + "\" is not known to this build");
  }

  private UnreadableException wrong(String key, String type) {
    return new UnreadableException(place + "." + key + " is missing or not " + type);
  }
}
