// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.LabelSelector;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label selector with the two operators that only the API has: {@code key>5} and {@code key<5}.
 *
 * @param others all other requirements
 */
record LabelTerms(List<Bound> bounds, LabelSelector others) {
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern BOUND =
      Pattern.compile("\\s*([^\\s=!<>]+)\\s*([<>])\\s*(-?[0-9]+)\\s*");

  /** A label that must be there, and a number beyond another. */
  record Bound(String key, boolean above, long limit) {
    boolean holds(Map<String, String> labels) {
      String value = labels.getOrDefault(key, "");
      if (!value.matches("-?[0-9]{1,18}")) {
        return false;
      }
      return above ? Long.parseLong(value) > limit : Long.parseLong(value) < limit;
    }
  }

  static LabelTerms parse(String text) {
    List<Bound> bounds = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String part : COMMA.split(text, -1)) {
      Matcher bound = BOUND.matcher(part);
      if (bound.matches()) {
        bounds.add(
            new Bound(bound.group(1), bound.group(2).equals(">"), Long.parseLong(bound.group(3))));
      } else {
        others.add(part);
      }
    }
    try {
      return new LabelTerms(List.copyOf(bounds), LabelSelector.parse(String.join(",", others)));
    } catch (UnreadableException e) {
      throw Refusal.badRequest("unable to parse requirement: " + e.getMessage());
    }
  }

  boolean matchesAll() {
    return bounds.isEmpty() && others.matchesAll();
  }

  boolean matches(Map<String, String> labels) {
    return others.matches(labels) && bounds.stream().allMatch(bound -> bound.holds(labels));
  }
}
