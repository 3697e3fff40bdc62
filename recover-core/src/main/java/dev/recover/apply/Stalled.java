// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.step.Completion;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.Step;
import dev.recover.spi.DiskOperation;
import java.time.Duration;

/** What to say of a step for which nothing moved for too long. */
final class Stalled {
  private Stalled() {}

  static Diagnostic of(Step step, Completion now) {
    String waitingFor =
        now instanceof Completion.Waiting waiting
            ? waiting.what()
            : "what it waits for was not seen";
    String subject = step.subject().toString();
    if (step instanceof Step.SetReclaimPolicy) {
      return Diagnostic.error(
          Code.NOT_ACKNOWLEDGED,
          subject,
          "the provisioner has not acknowledged the reclaim policy of " + subject,
          waitingFor + "; only the provisioner removes it, and only when it runs",
          "start the driver's provisioner (its controller Deployment), then run the same command"
              + " again; until then do not delete the claim");
    }
    if (step instanceof Step.DeleteClaim || step instanceof Step.DeleteVolume) {
      return Diagnostic.error(
          Code.NO_PROGRESS,
          subject,
          subject + " was deleted and does not go away",
          waitingFor,
          "see what holds it back (pods, VolumeAttachments), then run the same command again");
    }
    return Diagnostic.error(
        Code.NO_PROGRESS,
        subject,
        "nothing moved for longer than the deadline allows",
        waitingFor,
        "see that kube-controller-manager runs, and `kubectl describe` the object; then run the"
            + " same command again");
  }

  /** Of a change to a cloud that the cloud does not come further with. */
  static Diagnostic operation(Step step, DiskOperation operation, Duration limit) {
    return Diagnostic.error(
        Code.NO_PROGRESS,
        step.subject().toString(),
        "the cloud has come no further than "
            + operation.percent()
            + " % for "
            + limit.toSeconds()
            + " s",
        (operation.id().isEmpty() ? "" : "operation " + operation.id() + ": ")
            + (operation.message().isEmpty() ? "it gives no reason" : operation.message()),
        "it may still go on there: look in the cloud's console, and run the same command again; it"
            + " finds what was begun");
  }

  /** Of a whole run whose requests are under way and are not answered. */
  static Diagnostic unanswered(Duration limit) {
    return Diagnostic.error(
        Code.NO_PROGRESS,
        "",
        "nothing moved for " + limit.toSeconds() + " s, the limit of --no-progress-timeout",
        "requests were sent, and the API server does not answer them",
        "when it answers again, run the same command again: it goes on from here");
  }
}
