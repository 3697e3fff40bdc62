// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.step;

import dev.recover.apply.world.WorldCache;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.journal.StepOutcome;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Step;
import dev.recover.spi.Fault;
import java.util.Optional;

/**
 * Tries one step: looks, decides, acts, and looks again whenever an answer leaves a doubt.
 *
 * <p>Thread-safe; blocks while a request is under way. An object that was refused as "there
 * already", a conflict and a lost answer all end in looking at the live object, never in a guess.
 */
public final class StepTaker {
  /** More conflicts in a row than any number of controllers causes. */
  private static final int CONFLICTS = 10;

  private final WorldCache world;
  private final StepGuard guard;
  private final StepActor actor;

  public StepTaker(WorldCache world, StepActor actor) {
    this.world = world;
    this.guard = new StepGuard(world);
    this.actor = actor;
  }

  /**
   * Takes the step, or says why not.
   *
   * @param mayAct whether the journal says that the step is about to be taken; without, it is only
   *     looked at
   * @param sent whether an earlier request for it may have taken effect
   */
  public Attempt take(Step step, boolean mayAct, boolean sent) {
    Tries tries = new Tries(step, sent);
    try {
      while (true) {
        Optional<Attempt> end = once(tries, mayAct);
        if (end.isPresent()) {
          return end.get();
        }
      }
    } catch (DiagnosticException e) {
      return new Attempt.Failed(e.diagnostics().get(0));
    } catch (Fault fault) {
      return afterFault(tries, fault);
    }
  }

  private Optional<Attempt> once(Tries tries, boolean mayAct) {
    Decision decision = guard.decide(tries.step);
    if (decision instanceof Decision.AlreadyDone) {
      return Optional.of(new Attempt.Taken(outcomeOfFound(tries)));
    }
    if (decision instanceof Decision.Refuse refuse) {
      if (tries.confirmed) {
        return Optional.of(new Attempt.Failed(refuse.diagnostic()));
      }
      look(tries.step);
      tries.confirmed = true;
      return Optional.empty();
    }
    return mayAct ? act(tries) : Optional.of(new Attempt.Again());
  }

  private Optional<Attempt> act(Tries tries) {
    try {
      actor.take(tries.step).ifPresent(world::learn);
      return Optional.of(new Attempt.Taken(StepKind.outcome(tries.step)));
    } catch (Fault fault) {
      boolean lookAgain =
          fault.kind() == Fault.Kind.ALREADY_EXISTS || fault.kind() == Fault.Kind.CONFLICT;
      if (fault.kind() == Fault.Kind.IN_DOUBT) {
        tries.sent = true;
      } else if (!lookAgain || ++tries.conflicts > CONFLICTS) {
        throw fault;
      }
      tries.confirmed = true;
      look(tries.step);
      return Optional.empty();
    }
  }

  /** Asks for the object of the step, and for the claim that decides on it, where there is one. */
  private void look(Step step) {
    for (ObjectRef ref : StepKind.decisive(step)) {
      world.refresh(ref);
    }
  }

  private static Attempt afterFault(Tries tries, Fault fault) {
    switch (fault.kind()) {
      case THROTTLED:
      case UNAVAILABLE:
      case IN_DOUBT:
        return new Attempt.Later(fault, tries.sent || fault.kind() == Fault.Kind.IN_DOUBT);
      case UNAUTHENTICATED:
        return new Attempt.Hopeless(FaultDiagnostic.of(tries.step, fault));
      default:
        return new Attempt.Failed(FaultDiagnostic.of(tries.step, fault));
    }
  }

  /**
   * What was found as the step would have made it is ours when a request of ours may have made it;
   * a claim that the controller had to bind from its own side was made by somebody else.
   */
  private StepOutcome outcomeOfFound(Tries tries) {
    boolean foreign =
        world
            .find(tries.step.subject())
            .map(KubeObject::annotations)
            .filter(annotations -> tries.step instanceof Step.CreateClaim)
            .filter(annotations -> annotations.containsKey("pv.kubernetes.io/bound-by-controller"))
            .isPresent();
    return tries.sent && !foreign ? StepKind.outcome(tries.step) : StepOutcome.ALREADY_DONE;
  }

  /** What is known of one step while it is tried. */
  private static final class Tries {
    private final Step step;
    private boolean sent;
    private boolean confirmed;
    private int conflicts;

    Tries(Step step, boolean sent) {
      this.step = step;
      this.sent = sent;
    }
  }
}
