// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the search for disks adds to the plan that was made with what it found.
 *
 * @param blocked volumes that got no disk
 * @param edits how the objects came to be what was planned with
 * @param diagnostics what there is to say about the search
 */
public record Additions(
    List<PlannedVolume> blocked, List<Edit> edits, List<Diagnostic> diagnostics) {
  private static final Comparator<Edit> BY_OBJECT =
      Comparator.comparing(Edit::object).thenComparing(Edit::path);

  public Additions {
    blocked = List.copyOf(blocked);
    edits = List.copyOf(edits);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Returns the plan with them; edits of objects that it does not make are left out. */
  public Plan to(Plan plan, String flow) {
    Set<ObjectRef> made = new HashSet<>();
    for (PlannedVolume volume : plan.in(PlannedVolume.State.READY)) {
      made.add(ObjectRef.volume(volume.volume()));
      made.add(ObjectRef.claim(volume.claim()));
    }
    List<Edit> all = new ArrayList<>(plan.edits());
    edits.stream().filter(edit -> made.contains(edit.object())).forEach(all::add);
    all.sort(BY_OBJECT);
    return new Plan(
        flow,
        plan.madeAt(),
        plan.basis(),
        plan.order(),
        plan.orderReason(),
        Stream.concat(plan.volumes().stream(), blocked.stream())
            .sorted(Comparator.comparing(PlannedVolume::claim).thenComparing(PlannedVolume::volume))
            .toList(),
        plan.steps(),
        all,
        Stream.concat(plan.diagnostics().stream(), diagnostics.stream())
            .distinct()
            .sorted()
            .toList());
  }

  /** A volume that is kept from the plan by what is said of it. */
  public static PlannedVolume blocked(
      ClaimName claim, String volume, Optional<DiskId> disk, List<Diagnostic> said) {
    return new PlannedVolume(
        claim,
        volume,
        disk.orElse(new DiskId("", "")),
        "",
        "",
        PlannedVolume.State.BLOCKED,
        said.stream()
            .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
            .map(diagnostic -> diagnostic.code().name())
            .distinct()
            .sorted()
            .toList());
  }
}
