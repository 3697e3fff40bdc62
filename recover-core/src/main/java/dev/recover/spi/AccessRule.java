// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.ResourceType;

/**
 * One thing a user may be allowed to do.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code patch} or {@code
 *     delete}
 * @param namespace "" for cluster-wide
 */
public record AccessRule(String verb, ResourceType type, String namespace) {
  /** The rule as a Role has it: {@code {apiGroups: [apps], resources: [jobs], verbs: [list]}}. */
  public String asRule() {
    return "{apiGroups: [%s], resources: [%s], verbs: [%s]}"
        .formatted(type.group().isEmpty() ? "\"\"" : type.group(), type.plural(), verb);
  }

  /** As kubectl writes it: {@code list statefulsets.apps in namespace db}. */
  @Override
  public String toString() {
    return verb
        + " "
        + type.plural()
        + (type.group().isEmpty() ? "" : "." + type.group())
        + (namespace.isEmpty() ? "" : " in namespace " + namespace);
  }
}
