// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.StepOutcome;
import dev.recover.model.DiskId;
import dev.recover.plan.DiskWords;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.spi.CloudAccess;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskOperation;
import dev.recover.spi.DiskProvider;
import dev.recover.spi.Fault;
import dev.recover.spi.OperationKey;
import java.util.Optional;
import java.util.Set;

/**
 * Tries one step that changes a cloud: looks, decides, starts it, or asks how far it is.
 *
 * <p>Thread-safe; blocks for a request and never for an operation. A step is always started with
 * the same key, by which the cloud's provider finds what an earlier try began: nothing is made
 * twice, whenever a process was killed.
 */
public final class CloudTaker {
  private final CloudAccess clouds;
  private final String run;

  /**
   * @param run the run's id, which every key and every provenance tag holds
   */
  public CloudTaker(CloudAccess clouds, String run) {
    this.clouds = clouds;
    this.run = run;
  }

  /** Starts the step, or finds it under way or done; its placeholders must be filled. */
  public Attempt start(PlannedStep planned) {
    Step.ChangeDisk step = (Step.ChangeDisk) planned.step();
    try {
      DiskProvider cloud = clouds.of(step.change());
      Optional<Attempt> end = look(step, cloud);
      return end.isPresent()
          ? end.get()
          : answer(step, cloud.start(step.change(), new OperationKey(run, planned.id())));
    } catch (DiagnosticException e) {
      return new Attempt.Failed(e.diagnostics().get(0));
    } catch (Fault fault) {
      return afterFault(step, fault);
    }
  }

  /** Asks how far an operation is. */
  public Attempt poll(Step.ChangeDisk step, DiskOperation operation) {
    try {
      return answer(step, clouds.of(step.change()).poll(operation));
    } catch (DiagnosticException e) {
      return new Attempt.Failed(e.diagnostics().get(0));
    } catch (Fault fault) {
      return afterFault(step, fault);
    }
  }

  private static Optional<Attempt> look(Step.ChangeDisk step, DiskProvider cloud) {
    Optional<DiskId> disk = CloudGuard.decisive(step.change());
    if (disk.isEmpty()) {
      return Optional.empty();
    }
    Decision decision = CloudGuard.decide(step, disk.get(), cloud.find(Set.of(disk.get())));
    if (decision instanceof Decision.Refuse refuse) {
      return Optional.of(new Attempt.Failed(refuse.diagnostic()));
    }
    return decision instanceof Decision.AlreadyDone
        ? Optional.of(new Attempt.Taken(StepOutcome.ALREADY_DONE))
        : Optional.empty();
  }

  private static Attempt answer(Step.ChangeDisk step, DiskOperation operation) {
    switch (operation.state()) {
      case RUNNING:
        return new Attempt.Running(operation);
      case DONE:
        return new Attempt.Made(operation, StepKind.outcome(step));
      default:
        return new Attempt.Failed(
            Diagnostic.error(
                Code.OPERATION_FAILED,
                step.subject().toString(),
                "the cloud could not " + DiskWords.act(step.change()),
                operation.message().isEmpty() ? "it gives no reason" : operation.message(),
                "remove the cause (a quota, a key, a permission), then run the same command again;"
                    + " the disk itself is not touched"));
    }
  }

  private static Attempt afterFault(Step.ChangeDisk step, Fault fault) {
    boolean gone = fault.kind() == Fault.Kind.NOT_FOUND;
    if (gone
        && (step.change() instanceof DiskChange.DeleteOwnSnapshot
            || step.change() instanceof DiskChange.DeleteOwnDisk)) {
      return new Attempt.Taken(StepOutcome.ALREADY_DONE);
    }
    switch (fault.kind()) {
      case THROTTLED:
      case UNAVAILABLE:
      case IN_DOUBT:
        return new Attempt.Later(fault, fault.kind() == Fault.Kind.IN_DOUBT);
      case UNAUTHENTICATED:
        return new Attempt.Hopeless(CloudTrouble.of(step, fault));
      default:
        return new Attempt.Failed(CloudTrouble.of(step, fault));
    }
  }
}
