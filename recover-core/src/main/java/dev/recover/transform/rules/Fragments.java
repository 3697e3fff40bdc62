// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Scope;

/** YAML for the examples of rules that are alike. */
final class Fragments {
  private Fragments() {}

  /** One field as YAML; under {@code claim:} for a rule that looks at both objects. */
  static String yaml(Scope scope, FieldPath path, String sample) {
    StringBuilder out = new StringBuilder();
    String indent = "";
    if (scope == Scope.BOTH) {
      out.append("claim:");
      indent = "\n  ";
    }
    for (Object key : path.segments()) {
      out.append(indent).append(key).append(':');
      indent = indent.isEmpty() ? "\n  " : indent + "  ";
    }
    return out.append(sample.contains("\n") ? indentAll(sample, indent) : " " + sample).toString();
  }

  private static String indentAll(String text, String indent) {
    return indent + text.strip().replace("\n", indent);
  }
}
