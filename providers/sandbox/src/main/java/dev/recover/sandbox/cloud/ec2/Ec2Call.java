// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud.ec2;

import dev.recover.sandbox.cloud.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request: who asks, where, what.
 *
 * @param parameters of the query protocol: lists are {@code Name.1}, {@code Name.2}, ...
 * @param fate of what it makes
 */
record Ec2Call(
    String account, String region, String action, Map<String, String> parameters, Fate fate) {
  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  String need(String name) {
    return text(name).orElseThrow(() -> Ec2Error.missing(name));
  }

  boolean flag(String name) {
    return "true".equals(parameters.get(name));
  }

  Optional<Integer> number(String name) {
    return text(name)
        .map(
            value -> {
              if (!value.matches("[0-9]{1,9}")) {
                throw Ec2Error.invalid(
                    "Value (" + value + ") for parameter " + name + " is invalid.");
              }
              return Integer.valueOf(value);
            });
  }

  /** The members of a list, in order. */
  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 1; parameters.containsKey(name + "." + i); i++) {
      values.add(parameters.getOrDefault(name + "." + i, ""));
    }
    return values;
  }

  /** The tags under a prefix: {@code <prefix>.1.Key} and {@code .Value}. */
  Map<String, String> tags(String prefix) {
    Map<String, String> tags = new TreeMap<>();
    for (int i = 1; parameters.containsKey(prefix + "." + i + ".Key"); i++) {
      String key = parameters.getOrDefault(prefix + "." + i + ".Key", "");
      if (tags.put(key, parameters.getOrDefault(prefix + "." + i + ".Value", "")) != null) {
        throw Ec2Error.invalid("Duplicate tag key '" + key + "' specified.");
      }
    }
    return tags;
  }

  /** The tags for what the call makes. */
  Map<String, String> tagsFor(String resourceType) {
    for (int i = 1; parameters.containsKey("TagSpecification." + i + ".ResourceType"); i++) {
      String prefix = "TagSpecification." + i;
      if (resourceType.equals(parameters.get(prefix + ".ResourceType"))) {
        return Ec2Tags.checked(Map.of(), tags(prefix + ".Tag"));
      }
      throw Ec2Error.invalid(
          "'" + parameters.get(prefix + ".ResourceType") + "' is not a valid taggable resource");
    }
    return Map.of();
  }
}
