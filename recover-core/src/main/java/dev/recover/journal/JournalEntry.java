// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.model.SnapshotId;
import java.util.Optional;

/**
 * One thing that happened in a run; the set is closed.
 *
 * <p>A step that was started and has no end is in doubt: whether it took place is found out by
 * looking, never guessed.
 */
public sealed interface JournalEntry {
  <R> R accept(Visitor<R> visitor);

  /**
   * A run began.
   *
   * @param flow {@code restore}, {@code protect} or {@code undo}
   * @param planDigest which plan is carried out
   * @param holder who runs it: {@code user@host:pid}
   * @param version of Recover
   */
  record RunStarted(
      String run,
      String flow,
      String planDigest,
      String clusterUid,
      String clusterName,
      String holder,
      String version)
      implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runStarted(this);
    }
  }

  /** A run that had not come to its end goes on. */
  record RunResumed(String holder, String version) implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runResumed(this);
    }
  }

  /** A step is about to be taken; this is on disk before anything is sent. */
  record StepStarted(String step, ObjectRef object) implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepStarted(this);
    }
  }

  /**
   * A cloud has taken a step on, and may go on with it whoever is watching.
   *
   * @param id the operation as the cloud names it, "" when it was done at once
   * @param disk the disk that it makes or changes, once known
   * @param snapshot the snapshot that it makes, once known
   */
  record OperationSeen(String step, String id, Optional<DiskId> disk, Optional<SnapshotId> snapshot)
      implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.operationSeen(this);
    }
  }

  /**
   * A step came to its end.
   *
   * @param uid of the object, "" when it is gone
   * @param resourceVersion of the object when it was last looked at, "" when it is gone
   */
  record StepFinished(
      String step, ObjectRef object, String uid, String resourceVersion, StepOutcome outcome)
      implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepFinished(this);
    }
  }

  /** A step did not succeed. */
  record StepFailed(String step, ObjectRef object, Diagnostic diagnostic) implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepFailed(this);
    }
  }

  /** The run was asked to stop and did; the same command goes on from here. */
  record RunStopped(String reason) implements JournalEntry {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runStopped(this);
    }
  }

  /**
   * The run went through all it could.
   *
   * @param result {@code done} when nothing is left, {@code partly-done} when the same command has
   *     more to do
   * @param done volumes that are done
   * @param failed volumes that are not
   */
  record RunFinished(String result, int done, int failed) implements JournalEntry {
    /** Nothing is left to do. */
    public static final String DONE = "done";

    /** Some volumes are not done; the same command tries them again. */
    public static final String PARTLY_DONE = "partly-done";

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runFinished(this);
    }
  }

  /** Answers once for each variant. */
  interface Visitor<R> {
    R runStarted(RunStarted entry);

    R runResumed(RunResumed entry);

    R stepStarted(StepStarted entry);

    R operationSeen(OperationSeen entry);

    R stepFinished(StepFinished entry);

    R stepFailed(StepFailed entry);

    R runStopped(RunStopped entry);

    R runFinished(RunFinished entry);
  }
}
