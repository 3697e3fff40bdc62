// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects settings as they are read, and everything that is wrong with them. */
final class DirectionsReader {
  private final String subject;
  private final Map<Setting, Map<String, String>> settings = new EnumMap<>(Setting.class);
  private final List<Diagnostic> problems = new ArrayList<>();

  /**
   * @param subject what messages are about: a file, or the option
   */
  DirectionsReader(String subject) {
    this.subject = subject;
  }

  /**
   * Takes a pair; a second value for the same key is a problem.
   *
   * @param place where it stands, as the summary begins
   */
  void add(Setting setting, String place, String key, String value) {
    Optional<String> problem = SettingCheck.problem(setting, key, value);
    if (problem.isPresent()) {
      reject(place + ": " + problem.get(), setting.key() + " takes " + setting.meaning());
      return;
    }
    Map<String, String> pairs = settings.computeIfAbsent(setting, s -> new LinkedHashMap<>());
    String earlier = pairs.putIfAbsent(key, value);
    if (earlier != null && !earlier.equals(value)) {
      reject(
          place + ": \"" + key + "\" is given twice, as \"" + earlier + "\" and \"" + value + "\"",
          "only one of them can be meant");
    }
  }

  void reject(String summary, String why) {
    problems.add(
        Diagnostic.error(
            Code.RULES_INVALID,
            subject,
            summary,
            why,
            "Correct it and run the command again; nothing was done."));
  }

  Directions directions() {
    return Directions.of(settings);
  }

  List<Diagnostic> problems() {
    return problems;
  }
}
