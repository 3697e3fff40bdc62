// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A permission that somebody lacks, as the API server named it.
 *
 * @param resource may have a subresource: {@code persistentvolumes/status}; or a path of the server
 * @param namespace "" for the whole cluster
 */
record MissingRule(String verb, String resource, String group, String namespace) {
  private static final Pattern RESOURCE =
      Pattern.compile(
          "User \"([^\"]*)\" cannot (\\S+) resource \"([^\"]*)\" in API group \"([^\"]*)\""
              + "(?: in the namespace \"([^\"]*)\")?");
  private static final Pattern PATH =
      Pattern.compile("User \"([^\"]*)\" cannot (\\S+) path \"([^\"]*)\"");

  /** Who lacks what. */
  record Refusal(String user, MissingRule rule) {}

  /** Reads what an authorizer answered; empty when it gave no such reason. */
  static Optional<Refusal> read(String message) {
    Matcher resource = RESOURCE.matcher(message);
    if (resource.find()) {
      String namespace = Optional.ofNullable(resource.group(5)).orElse("");
      return Optional.of(
          new Refusal(
              resource.group(1),
              new MissingRule(resource.group(2), resource.group(3), resource.group(4), namespace)));
    }
    Matcher path = PATH.matcher(message);
    return path.find()
        ? Optional.of(
            new Refusal(path.group(1), new MissingRule(path.group(2), path.group(3), "", "")))
        : Optional.empty();
  }

  String words() {
    return verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (namespace.isEmpty() ? " in the whole cluster" : " in namespace " + namespace);
  }

  /** The rule as it stands in a Role or ClusterRole. */
  String yaml() {
    if (resource.startsWith("/")) {
      return "- {nonResourceURLs: [" + resource + "], verbs: [" + verb + "]}";
    }
    return "- {apiGroups: [\""
        + group
        + "\"], resources: ["
        + resource
        + "], verbs: ["
        + verb
        + "]}";
  }

  String remedy() {
    String role = namespace.isEmpty() ? "a ClusterRole" : "a Role of namespace " + namespace;
    return "have this rule added to " + role + " that is bound to the user: " + yaml();
  }
}
