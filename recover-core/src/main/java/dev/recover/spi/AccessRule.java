// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import dev.recover.model.ResourceType;
import org.jspecify.annotations.Nullable;

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

  /** Written out: the methods a record has by itself are linked at each start, in some 5 ms. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AccessRule that
        && verb.equals(that.verb)
        && type.equals(that.type)
        && namespace.equals(that.namespace);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * verb.hashCode() + type.hashCode()) + namespace.hashCode();
  }
}
