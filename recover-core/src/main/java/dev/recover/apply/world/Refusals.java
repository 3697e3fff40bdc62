// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Fault;

/** What a cluster refused, as something to say. */
public final class Refusals {
  private Refusals() {}

  /** A permission that is missing, with the rule that would give it. */
  public static Diagnostic forbidden(AccessRule rule, String why) {
    ResourceType type = rule.type();
    String where = rule.namespace().isEmpty() ? "" : " in namespace " + rule.namespace();
    return Diagnostic.error(
        Code.FORBIDDEN,
        type.plural() + where,
        "you may not " + rule.verb() + " " + type.plural() + where,
        why,
        "have this rule added to a "
            + (rule.namespace().isEmpty() ? "ClusterRole" : "Role in namespace " + rule.namespace())
            + " of yours: {apiGroups: [\""
            + type.group()
            + "\"], resources: ["
            + type.plural()
            + "], verbs: ["
            + rule.verb()
            + "]}");
  }

  /** Why a kind cannot be watched; a namespace of "" means all. */
  public static DiagnosticException cannotWatch(ResourceType type, String namespace, Fault fault) {
    return new DiagnosticException(cannot(new AccessRule("watch", type, namespace), fault));
  }

  /** Why something could not be done to a kind, for every kind of fault. */
  public static Diagnostic cannot(AccessRule rule, Fault fault) {
    String summary = "cannot " + rule.verb() + " " + rule.type().plural();
    String why = fault.getMessage();
    switch (fault.kind()) {
      case DENIED:
        return forbidden(rule, why);
      case UNAUTHENTICATED:
        return Diagnostic.error(
            Code.UNAUTHENTICATED,
            rule.type().plural(),
            summary,
            why,
            "log in again, then run the same command again");
      case UNAVAILABLE:
      case THROTTLED:
        return Diagnostic.error(
            Code.UNREACHABLE,
            rule.type().plural(),
            summary,
            why,
            "when the API server answers again, run the same command again");
      default:
        return Diagnostic.error(Code.API_REFUSED, rule.type().plural(), summary, why, "");
    }
  }
}
