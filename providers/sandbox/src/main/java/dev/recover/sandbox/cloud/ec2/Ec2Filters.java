// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The filters of a request: all must hold, each for one of its values, in which {@code *} and
 * {@code ?} are wildcards.
 */
record Ec2Filters(List<Filter> filters) {
  private record Filter(String name, List<Pattern> values) {}

  static Ec2Filters of(Ec2Call call) {
    List<Filter> filters = new ArrayList<>();
    for (int i = 1; call.parameters().containsKey("Filter." + i + ".Name"); i++) {
      String prefix = "Filter." + i;
      List<String> values = call.list(prefix + ".Value");
      if (values.isEmpty()) {
        throw Ec2Error.invalid("The filter '" + call.need(prefix + ".Name") + "' has no values");
      }
      filters.add(
          new Filter(
              call.need(prefix + ".Name"), values.stream().map(Ec2Filters::pattern).toList()));
    }
    return new Ec2Filters(List.copyOf(filters));
  }

  private static Pattern pattern(String value) {
    StringBuilder regex = new StringBuilder();
    for (char c : value.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /**
   * Whether a resource is wanted.
   *
   * @param fields answers the resource's values for a filter's name; empty for a filter that this
   *     kind of resource does not have
   */
  boolean accept(Map<String, String> tags, Function<String, Optional<List<String>>> fields) {
    return filters.stream().allMatch(filter -> holds(filter, tags, fields));
  }

  private static boolean holds(
      Filter filter, Map<String, String> tags, Function<String, Optional<List<String>>> fields) {
    List<String> values;
    if (filter.name().startsWith("tag:")) {
      String value = tags.get(filter.name().substring("tag:".length()));
      values = value == null ? List.of() : List.of(value);
    } else if (filter.name().equals("tag-key")) {
      values = List.copyOf(tags.keySet());
    } else {
      values =
          fields
              .apply(filter.name())
              .orElseThrow(() -> Ec2Error.invalid("The filter '" + filter.name() + "' is invalid"));
    }
    return values.stream()
        .anyMatch(v -> filter.values().stream().anyMatch(p -> p.matcher(v).matches()));
  }
}
