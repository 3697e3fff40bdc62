// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import java.util.List;

/** What speaks against taking a step. */
final class Objection {
  private static final String PLAN_AGAIN = "plan again, look at what changed, and apply that plan";

  private Objection() {}

  static Decision gone(ObjectRef subject) {
    return refuse(
        Code.PLAN_STALE,
        subject,
        subject + " is not there any more",
        "it was there when the plan was made",
        PLAN_AGAIN);
  }

  static Decision other(ObjectRef subject, String plannedUid, KubeObject live) {
    return refuse(
        Code.NOT_OURS,
        subject,
        subject + " is another object of the same name",
        "the plan means uid " + plannedUid + ", and there is " + live.uid().orElse("none"),
        PLAN_AGAIN);
  }

  static Decision differs(Code code, ObjectRef subject, List<String> differences) {
    return new Decision.Refuse(
        Diagnostic.error(
                code,
                subject.toString(),
                subject + " exists and is not the one of the plan",
                "overwriting it would put another disk behind the claim, or this disk behind"
                    + " another claim",
                "rename or remove what is there, or leave this volume out; then plan again")
            .withDetails(differences));
  }

  static Decision terminating(Code code, ObjectRef subject) {
    return refuse(
        code,
        subject,
        subject + " is being deleted",
        "Kubernetes never takes back a deletion, so what is created here would be lost with it",
        "wait until it is gone (a pod that uses it may hold it back), then run the same command"
            + " again");
  }

  static Decision notRetain(ObjectRef volume, String policy) {
    return refuse(
        Code.STEP_FAILED,
        volume,
        "the reclaim policy of " + volume + " is " + policy,
        "with any policy but Retain the driver would delete the disk",
        "set it to Retain first (recover protect), then run the same command again");
  }

  static Decision inUse(ObjectRef subject, String by) {
    return refuse(
        Code.IN_USE,
        subject,
        subject + " is in use by " + by,
        "a deletion cannot be taken back, and would wait for the pods while they write",
        "scale the workload to 0 and run the same command again");
  }

  static Decision refuse(Code code, ObjectRef subject, String summary, String why, String remedy) {
    return new Decision.Refuse(Diagnostic.error(code, subject.toString(), summary, why, remedy));
  }

  static Decision stale(ObjectRef subject, String summary, String why) {
    return refuse(Code.PLAN_STALE, subject, summary, why, PLAN_AGAIN);
  }
}
