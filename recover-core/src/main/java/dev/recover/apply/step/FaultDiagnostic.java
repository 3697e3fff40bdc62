// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.Refusals;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.Step;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Fault;
import java.util.Optional;

/** A request of a step that did not succeed, as something to say. */
public final class FaultDiagnostic {
  private FaultDiagnostic() {}

  /** Says what was answered and how to go on; the subject is the object of the step. */
  public static Diagnostic of(Step step, Fault fault) {
    if (step instanceof Step.ChangeDisk change) {
      return CloudTrouble.of(change, fault);
    }
    String subject = step.subject().toString();
    String why = fault.getMessage();
    Optional<AccessRule> rule = StepKind.permission(step);
    String verb = rule.map(AccessRule::verb).orElse("read");
    String summary = "could not " + verb + " " + subject;
    switch (fault.kind()) {
      case UNAUTHENTICATED:
        return Diagnostic.error(
            Code.UNAUTHENTICATED,
            subject,
            summary,
            why,
            "log in again, then run the same command again");
      case DENIED:
        return denied(rule, subject, summary, why);
      case NOT_FOUND:
        return Diagnostic.error(
            Code.STEP_FAILED,
            subject,
            summary,
            why,
            "make what is missing, then run the same command again");
      case UNAVAILABLE:
      case THROTTLED:
        return Diagnostic.error(
            Code.UNREACHABLE,
            subject,
            summary,
            why,
            "when the API server answers again, run the same command again");
      case IN_DOUBT:
        return Diagnostic.error(
            Code.IN_DOUBT,
            subject,
            "the request was sent and its answer was not seen",
            why,
            "run the same command again: it looks first, and makes nothing twice");
      default:
        return Diagnostic.error(
            Code.STEP_FAILED, subject, summary, why, "plan again, or leave this volume out");
    }
  }

  /** A quota or an admission policy is answered as "forbidden" too; the answer tells which. */
  private static Diagnostic denied(
      Optional<AccessRule> rule, String subject, String summary, String why) {
    Optional<AccessRule> named = rule.filter(r -> why.contains("cannot " + r.verb()));
    if (named.isPresent()) {
      Diagnostic missing = Refusals.forbidden(named.get(), why);
      return Diagnostic.error(missing.code(), subject, summary, why, missing.remedy());
    }
    return Diagnostic.error(
        Code.STEP_FAILED,
        subject,
        summary,
        why,
        "have the quota, the policy or the permission changed, then run the same command again");
  }
}
