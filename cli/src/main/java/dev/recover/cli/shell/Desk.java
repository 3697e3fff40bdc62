// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.command.Adoption;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.PlanFiles;
import dev.recover.cli.command.RelocateFlags;
import dev.recover.cli.command.Session;
import dev.recover.cli.shell.draft.Change;
import dev.recover.cli.shell.draft.Draft;
import dev.recover.cli.shell.draft.DraftHistory;
import dev.recover.cli.shell.draft.Flow;
import dev.recover.cli.shell.record.DraftFile;
import dev.recover.cli.shell.record.PrivateFile;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.shell.world.World;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.Planner;
import dev.recover.plan.TargetState;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.protect.ProtectRequest;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The draft that is worked on, kept on disk after every change, and the plan that was last made of
 * it.
 *
 * <p>What was reviewed is what is committed: a plan stays until the draft changes or somebody asks
 * for a new one.
 */
public final class Desk {
  private final Session session;
  private final Scans scans;
  private final Path file;
  private World world;
  private DraftHistory drafts = DraftHistory.NEW;
  private Optional<PlanFile> reviewed = Optional.empty();
  private Optional<String> begun = Optional.empty();

  /**
   * @param file where the draft is kept while there is one
   */
  Desk(Session session, World world, Scans scans, Path file) {
    this.scans = scans;
    this.session = session;
    this.world = world;
    this.file = file;
  }

  public Draft draft() {
    return drafts.now();
  }

  /** Works for another cluster from now on; only with nothing staged. */
  void moveTo(World other) {
    world = other;
    drafts = DraftHistory.NEW;
    reviewed = Optional.empty();
    begun = Optional.empty();
  }

  /** Stages a change; it is on disk when this returns. */
  public void stage(Change change) {
    DraftHistory next = drafts.stage(change);
    Adoption.of(next.now().answers());
    next.now().relocations().forEach(copies -> RelocateFlags.check(RelocateFlags.of(copies.to())));
    become(next);
  }

  public boolean undo() {
    return drafts.undo().map(this::become).isPresent();
  }

  public boolean redo() {
    return drafts.redo().map(this::become).isPresent();
  }

  public void discard() {
    become(drafts.discard());
  }

  /** The draft as it is was begun by a run, and not finished. */
  public void begunBy(String run) {
    begun = Optional.of(run);
  }

  /** Forgets the draft if it is what that run has done now. */
  public void doneBy(String run) {
    if (begun.equals(Optional.of(run))) {
      finished();
    }
  }

  /** Forgets the draft, because it was done. */
  void finished() {
    become(DraftHistory.NEW);
  }

  private DraftHistory become(DraftHistory next) {
    drafts = next;
    reviewed = Optional.empty();
    begun = Optional.empty();
    save();
    return next;
  }

  private void save() {
    if (draft().isEmpty()) {
      PrivateFile.remove(file);
      return;
    }
    new DraftFile(
            world.identity().uid(),
            ProcessHandle.current().pid(),
            session.now(),
            world.bundles().stream().map(LoadedBundle::folder).toList(),
            draft().lines())
        .write(file);
  }

  /** The plan that was made last of the draft as it is. */
  public Optional<PlanFile> reviewed() {
    return reviewed;
  }

  /** Makes the plan anew the next time. */
  public void forgetPlan() {
    reviewed = Optional.empty();
  }

  /** Takes a plan as the one that was looked at. */
  public void review(Plan plan) {
    reviewed = Optional.of(PlanFile.of(plan));
  }

  /** The plan that was looked at last, or a new one of the cluster as it is now. */
  public PlanFile plan() {
    if (reviewed.isEmpty()) {
      reviewed = Optional.of(make());
    }
    return reviewed.get();
  }

  /** A new plan of the draft and of the cluster as it is now. */
  public PlanFile planAnew() {
    forgetPlan();
    if (draft().flow() == Flow.ADOPT) {
      scans.lookNow();
    }
    return plan();
  }

  private PlanFile make() {
    Flow flow = draft().flow();
    return switch (flow) {
      case RESTORE -> PlanFile.of(restore(draft().options()));
      case ADOPT -> PlanFile.of(adopt(draft()::selects));
      case PROTECT, GIVE_BACK -> PlanFile.of(protect(flow == Flow.GIVE_BACK));
      case FILE -> PlanFiles.read(draft().planFile().orElseThrow());
      case ANY -> throw nothingStaged();
    };
  }

  /** What would be done for one claim that a disk names, whether it is staged or not. */
  public Plan adoptionOf(ClaimName claim) {
    return adopt(claim::equals);
  }

  /** What was said of the disks to adopt. */
  public Adoption adoption() {
    return Adoption.of(draft().answers());
  }

  private Plan adopt(Predicate<ClaimName> picked) {
    Adoption adoption = adoption();
    Scan scan = scans.seen();
    TargetState state = world.lookNow().state();
    return new Planner(world.disks())
        .adopt(
            adoption.request(
                adoption.matches(scan.holdings(), scan.clusters(), picked),
                scan.holdings(),
                draft().mappings(),
                state,
                draft().options().knowing(moving(scans.before(scan))),
                session.now()));
  }

  /** What would be done for one claim of the bundle, whether it is staged or not. */
  public Plan planOf(ClaimName claim) {
    return restore(
        draft()
            .options()
            .selecting(volume -> volume.claimName().filter(claim::equals).isPresent()));
  }

  private Plan restore(RestoreOptions options) {
    LoadedBundle bundle = bundle().whole();
    RestoreOptions knowing =
        options.knowing(moving(scans.before(bundle.bundle(), options.selected())));
    TargetState state = world.lookNow().state();
    return new Planner(world.disks())
        .restore(
            new RestoreRequest(bundle.bundle(), draft().mappings(), state, knowing, session.now()));
  }

  /** With the wish for copies where the draft has one. */
  private CloudSide moving(CloudSide clouds) {
    Draft draft = draft();
    List<CloudSide.Move> moves = new ArrayList<>();
    boolean drop = false;
    for (Change.Relocate copies : draft.relocations()) {
      Arguments to = RelocateFlags.of(copies.to());
      drop |= RelocateFlags.drops(to);
      moves.add(
          new CloudSide.Move(
              RelocateFlags.destination(to, clouds.wishes().cluster()),
              volume ->
                  volume.claimName().filter(claim -> draft.relocates(copies, claim)).isPresent()));
    }
    return clouds.moving(moves, drop);
  }

  private Plan protect(boolean giveBack) {
    TargetState state = world.lookNow().state();
    Predicate<KubeObject> selected =
        volume -> Volume.claimRef(volume).filter(draft()::selects).isPresent();
    return new Planner(world.disks())
        .protect(new ProtectRequest(state, selected, giveBack, session.now()));
  }

  /** The bundle that claims are restored from; without one there is nothing to restore. */
  public LoadedBundle bundle() {
    return world
        .bundle()
        .orElseThrow(
            () ->
                new DiagnosticException(
                    Diagnostic.error(
                        Code.BUNDLE_MISSING,
                        "",
                        "no bundle is loaded",
                        "claims are restored from what a bundle says of them",
                        "load one: `load DIR`")));
  }

  /** Refuses when nothing is staged. */
  public void requireStaged() {
    if (draft().isEmpty()) {
      throw nothingStaged();
    }
  }

  private static DiagnosticException nothingStaged() {
    return new DiagnosticException(
        Diagnostic.error(
            Code.NOTHING_TO_DO,
            "",
            "nothing is staged",
            "a plan is made of what is staged",
            "see what there is with `ls`, then for example `restore NAMESPACE/CLAIM`"));
  }
}
