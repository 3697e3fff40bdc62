// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.gce;

import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters of lists: terms on a name, a status or a label, all of which must hold. */
final class GceFilter {
  private static final Pattern TERM =
      Pattern.compile("\\(?\\s*(labels\\.)?([\\w-]+)\\s*(=|!=|:)\\s*\"?([^\"\\s)]*)\"?\\s*\\)?");

  private GceFilter() {}

  static Predicate<KubeObject> of(Optional<String> text) {
    List<Predicate<KubeObject>> terms = new ArrayList<>();
    for (String part : text.orElse("").split("\\sAND\\s")) {
      if (!part.isBlank()) {
        terms.add(term(part.strip()));
      }
    }
    return record -> terms.stream().allMatch(term -> term.test(record));
  }

  private static Predicate<KubeObject> term(String text) {
    Matcher matcher = TERM.matcher(text);
    if (!matcher.matches()) {
      throw GceError.invalid(
          "Invalid value for field 'filter': '" + text + "'. Invalid list filter expression.");
    }
    boolean label = matcher.group(1) != null;
    String key = matcher.group(2);
    String value = matcher.group(4);
    return record -> {
      Optional<String> actual = label ? record.text("labels", key) : record.text(key);
      return switch (matcher.group(3)) {
        case ":" -> actual.filter(a -> value.equals("*") || a.contains(value)).isPresent();
        case "!=" -> !actual.equals(Optional.of(value));
        default -> actual.equals(Optional.of(value));
      };
    };
  }
}
