// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

/**
 * A permission that somebody lacks, as the API server named it.
 *
 * @param resource may have a subresource: {@code persistentvolumes/status}
 * @param namespace "" for the whole cluster
 */
record MissingRule(String verb, String resource, String group, String namespace) {
  String words() {
    return verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (namespace.isEmpty() ? " in the whole cluster" : " in namespace " + namespace);
  }

  /** The rule as it stands in a Role or ClusterRole. */
  String yaml() {
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
