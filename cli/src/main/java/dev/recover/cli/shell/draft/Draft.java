// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.draft;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.Volume;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.MappingOptions;
import dev.recover.transform.Mappings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is staged: changes in the order they were made, of which later ones win.
 *
 * <p>It holds decisions and no objects, so that a plan can be made of it whenever the world has
 * changed.
 */
public record Draft(List<Change> changes) {
  public static final Draft EMPTY = new Draft(List.of());

  public Draft {
    changes = List.copyOf(changes);
  }

  /**
   * Returns the draft with one more change; throws {@link DiagnosticException} when the two cannot
   * stand in one plan, or when it cannot be what was meant.
   */
  public Draft with(Change change) {
    Flow flow = flow();
    if (flow != Flow.ANY && !change.fits(flow)) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.USAGE_WRONG,
              "",
              "`" + change.words().get(0) + "` does not go with what is staged",
              "staged is " + flow.words() + ", and a plan does one thing",
              "commit or discard what is staged first, or save it with `save script FILE`"));
    }
    if (flow == Flow.ANY && change instanceof Change.Exclude) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.NOTHING_TO_DO,
              "",
              "there is nothing to leave out",
              "nothing is staged",
              "stage volumes first, for example `restore *`"));
    }
    if (change instanceof Change.Relocate relocate
        && relocate.claims().isEmpty()
        && changes.stream().allMatch(before -> claims(before).isEmpty())) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.NOTHING_TO_DO,
              "",
              "there is nothing to copy",
              "nothing is staged, and no claim is named",
              "name claims, for example `relocate * " + relocate.to().get(0) + "`"));
    }
    List<Change> more = new ArrayList<>(changes);
    more.add(change);
    Draft next = new Draft(more);
    next.mappings();
    return next;
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  public int size() {
    return changes.size();
  }

  /** What its plan will do; {@link Flow#ANY} when nothing is staged. */
  public Flow flow() {
    return changes.stream()
        .map(Change::flow)
        .filter(flow -> flow != Flow.ANY)
        .findFirst()
        .orElse(Flow.ANY);
  }

  /** Whether the claim, as captured or as it stands in the cluster, is in. */
  public boolean selects(ClaimName claim) {
    return decider(claim).filter(change -> !(change instanceof Change.Exclude)).isPresent();
  }

  /** The copies that are wanted. */
  public List<Change.Relocate> relocations() {
    return changes.stream()
        .filter(Change.Relocate.class::isInstance)
        .map(Change.Relocate.class::cast)
        .distinct()
        .toList();
  }

  /** Whether the claim gets a copy of its disk as this change says, and no later one decides. */
  public boolean relocates(Change.Relocate change, ClaimName claim) {
    return decider(claim).filter(change::equals).isPresent();
  }

  /** The change that says what becomes of the claim: the last that names it. */
  private Optional<Change> decider(ClaimName claim) {
    Optional<Change> decider = Optional.empty();
    for (Change change : changes) {
      boolean decides =
          change instanceof Change.Relocate relocate && relocate.claims().isEmpty()
              ? decider.filter(before -> !(before instanceof Change.Exclude)).isPresent()
              : names(claims(change), claim);
      decider = decides ? Optional.of(change) : decider;
    }
    return decider;
  }

  /** The claims that a change is about; none when it is about all. */
  private static List<ClaimGlob> claims(Change change) {
    if (change instanceof Change.Restore restore) {
      return restore.claims();
    }
    if (change instanceof Change.Adopt adopt) {
      return adopt.claims();
    }
    if (change instanceof Change.Relocate relocate) {
      return relocate.claims();
    }
    if (change instanceof Change.Protect protect) {
      return protect.claims();
    }
    return change instanceof Change.Exclude exclude ? exclude.claims() : List.of();
  }

  private static boolean names(List<ClaimGlob> globs, ClaimName claim) {
    return globs.stream().anyMatch(glob -> glob.matches(claim));
  }

  /** What is asked for beyond the rules; a later value of the same name wins. */
  public Mappings mappings() {
    Mappings mappings = Mappings.none();
    for (Change change : changes) {
      if (change instanceof Change.Ask ask) {
        mappings =
            mappings.and(new MappingOptions().with(ask.setting(), List.of(ask.value())).read());
      }
    }
    return mappings;
  }

  /** What was said of the disks to adopt: options, each as one word and once. */
  public List<String> answers() {
    return changes.stream().flatMap(change -> answers(change).stream()).distinct().toList();
  }

  private static List<String> answers(Change change) {
    if (change instanceof Change.Relocate relocate) {
      return relocate.answers();
    }
    return change instanceof Change.Adopt adopt ? adopt.answers() : List.of();
  }

  /** How the restore is planned. */
  public RestoreOptions options() {
    Set<Code> allowed = EnumSet.noneOf(Code.class);
    RestoreOptions options = RestoreOptions.DEFAULT;
    for (Change change : changes) {
      if (change instanceof Change.Allow allow) {
        allowed.add(allow.code());
      } else if (change instanceof Change.InOrder inOrder) {
        options = options.withOrder(inOrder.order());
      }
    }
    return options
        .allowing(allowed)
        .selecting(volume -> volume.claimName().filter(this::selects).isPresent());
  }

  /** Whether the volume of a bundle is in. */
  public boolean selects(Volume volume) {
    return volume.claimName().filter(this::selects).isPresent();
  }

  /** The file of the plan, when it is one from a file. */
  public Optional<Path> planFile() {
    return changes.stream()
        .filter(Change.OpenPlan.class::isInstance)
        .map(change -> ((Change.OpenPlan) change).file())
        .findFirst();
  }

  /** The lines that stage it again. */
  public List<List<String>> lines() {
    return changes.stream().map(Change::words).toList();
  }
}
