// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads mappings as the command line has them: {@code --map-namespace OLD=NEW}, {@code --set-class
 * NAME}.
 *
 * <p>A name never holds {@code =}, so the first one divides. {@code --map-class =NEW} maps volumes
 * without a class, {@code --map-class OLD=} takes the class away.
 */
public final class MappingOptions {
  private final Map<Setting, List<String>> values = new LinkedHashMap<>();

  /** Takes what one option was given, in its order. */
  public MappingOptions with(Setting setting, List<String> given) {
    values.computeIfAbsent(setting, s -> new ArrayList<>()).addAll(given);
    return this;
  }

  /**
   * Returns mappings for every volume; throws {@link DiagnosticException} with every mistake.
   * Nothing given asks for nothing.
   */
  public Mappings read() {
    List<Diagnostic> problems = new ArrayList<>();
    Directions directions = Directions.NONE;
    for (Map.Entry<Setting, List<String>> entry : values.entrySet()) {
      String option = "--" + entry.getKey().key();
      DirectionsReader reader = new DirectionsReader(option);
      entry.getValue().forEach(value -> read(reader, entry.getKey(), value));
      problems.addAll(reader.problems());
      directions = directions.and(reader.directions());
    }
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    return directions.equals(Directions.NONE) ? Mappings.none() : Mappings.ofAll(directions);
  }

  private static void read(DirectionsReader reader, Setting setting, String value) {
    String place = "--" + setting.key() + " " + (value.isEmpty() ? "\"\"" : value);
    switch (setting.shape()) {
      case WORD -> reader.add(setting, place, "", value);
      case KEYS -> reader.add(setting, place, value, "");
      case PAIRS -> {
        int equals = value.indexOf('=');
        if (equals < 0) {
          reader.reject(
              place + ": it has no '='",
              "the option takes OLD=NEW: what was captured, and what it becomes");
        } else {
          reader.add(setting, place, value.substring(0, equals), value.substring(equals + 1));
        }
      }
    }
  }
}
