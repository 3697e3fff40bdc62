// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.adopt.AdoptPlanner;
import dev.recover.plan.adopt.AdoptRequest;
import dev.recover.plan.located.LocatedRequest;
import dev.recover.plan.located.LocatedRestore;
import dev.recover.plan.protect.ProtectPlanner;
import dev.recover.plan.protect.ProtectRequest;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestorePlanner;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.plan.undo.UndoPlanner;
import dev.recover.plan.undo.UndoRequest;
import dev.recover.spi.DiskChange;
import dev.recover.spi.Disks;
import dev.recover.transform.Transformer;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what is wanted and what was seen into a plan.
 *
 * <p>Pure: the same values give the same plan, byte for byte. The cost is linear in the number of
 * volumes and of objects seen.
 */
public final class Planner {
  /** The flow of a plan that may make copies of disks. */
  public static final String RELOCATE = "relocate";

  private final Disks disks;

  /**
   * @param disks how disks are told apart
   */
  public Planner(Disks disks) {
    this.disks = disks;
  }

  /**
   * Plans how the volumes of a bundle are put back behind their claims.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan restore(RestoreRequest request) {
    Plan plan = new RestorePlanner(disks, Transformer.withAllRules(disks)).plan(request);
    return named(plan, request.options());
  }

  /**
   * Plans a restore whose disks were looked for in the clouds.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan restoreLocated(LocatedRequest request) {
    Plan plan = new LocatedRestore(disks, Transformer.withAllRules(disks)).plan(request);
    return named(plan, request.restore().options());
  }

  /**
   * Plans how disks without a bundle are put behind claims.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan adopt(AdoptRequest request) {
    Plan plan = new AdoptPlanner(disks, Transformer.withAllRules(disks)).plan(request);
    return named(plan, request.options());
  }

  /** A plan that may make copies says so by the name of its flow, and says when it makes none. */
  private static Plan named(Plan plan, RestoreOptions options) {
    if (options.clouds().wishes().moves().isEmpty()) {
      return plan;
    }
    List<Diagnostic> said = new ArrayList<>(plan.diagnostics());
    boolean ready = !plan.in(PlannedVolume.State.READY).isEmpty();
    if (ready && plan.steps().stream().noneMatch(Planner::copies)) {
      said.add(
          Diagnostic.note(
              Code.NOTHING_TO_DO,
              "",
              "no disk is copied",
              "each that a claim gets is at its destination already, or is none of a cloud",
              "go on and it is taken as it is, or name another place"));
    }
    return plan.withFlow(RELOCATE).withDiagnostics(said);
  }

  private static boolean copies(PlannedStep step) {
    return step.step() instanceof Step.ChangeDisk change
        && change.change() instanceof DiskChange.MakeDisk;
  }

  /** Plans which PersistentVolumes become Retain, or get back the policy that was remembered. */
  public Plan protect(ProtectRequest request) {
    return new ProtectPlanner(disks).plan(request);
  }

  /**
   * Plans how what a run made is taken back.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when the run was on another cluster
   */
  public Plan undo(UndoRequest request) {
    return new UndoPlanner(disks).plan(request);
  }
}
