// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.DiskWords;
import dev.recover.plan.Step;
import dev.recover.spi.Fault;

/** A request to a cloud that did not succeed, as something to say. */
final class CloudTrouble {
  private static final String AGAIN = "run the same command again";

  private CloudTrouble() {}

  static Diagnostic of(Step.ChangeDisk step, Fault fault) {
    String subject = step.subject().toString();
    String summary = "could not " + DiskWords.act(step.change());
    String why = fault.getMessage();
    switch (fault.kind()) {
      case UNAUTHENTICATED:
        return Diagnostic.error(
            Code.CLOUD_UNAUTHENTICATED,
            subject,
            summary,
            why,
            "log in to the cloud again, then " + AGAIN);
      case DENIED:
        return Diagnostic.error(
            Code.CLOUD_FORBIDDEN,
            subject,
            summary,
            why,
            "allow what `recover iam print` lists, then " + AGAIN);
      case NOT_FOUND:
        return Diagnostic.error(
            Code.DISK_MISSING,
            subject,
            summary,
            why,
            "look what became of it (`recover disks list`), then plan again");
      case ALREADY_EXISTS:
        return Diagnostic.error(
            Code.NOT_OURS,
            subject,
            summary,
            why,
            "rename or remove what has the name, if you know whose it is, then " + AGAIN);
      case UNAVAILABLE:
      case THROTTLED:
        return Diagnostic.error(
            Code.CLOUD_UNREACHABLE,
            subject,
            summary,
            why,
            "when the cloud's API answers again, " + AGAIN + ": it goes on from here");
      case IN_DOUBT:
        return Diagnostic.error(
            Code.IN_DOUBT,
            subject,
            "the cloud was asked to " + DiskWords.act(step.change()) + ", and gave no answer",
            why,
            AGAIN + ": it looks first, and makes nothing twice");
      default:
        return Diagnostic.error(
            Code.CLOUD_REFUSED,
            subject,
            summary,
            why,
            "remove the cause, then " + AGAIN + "; or plan again without this volume");
    }
  }
}
