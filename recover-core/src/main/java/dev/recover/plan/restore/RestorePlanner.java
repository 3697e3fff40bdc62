// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.Basis;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.PlannedVolume.State;
import dev.recover.plan.preflight.DiskSteps;
import dev.recover.plan.relocate.Relocated;
import dev.recover.plan.relocate.Relocator;
import dev.recover.spi.Disks;
import dev.recover.transform.Rewritten;
import dev.recover.transform.Transformer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans how the volumes of a bundle are put back behind their claims. */
public final class RestorePlanner {
  private static final List<ResourceType> NEEDED =
      List.of(ResourceType.PERSISTENT_VOLUME, ResourceType.PERSISTENT_VOLUME_CLAIM);
  private static final List<ResourceType> USEFUL =
      List.of(ResourceType.STATEFUL_SET, ResourceType.VOLUME_ATTACHMENT);

  private final Disks disks;
  private final Transformer transformer;

  public RestorePlanner(Disks disks, Transformer transformer) {
    this.disks = disks;
    this.transformer = transformer;
  }

  /**
   * Returns the plan; one volume that cannot be restored does not keep others from it.
   *
   * @throws DiagnosticException when PersistentVolumes or claims of the target could not be listed
   */
  public Plan plan(RestoreRequest request) {
    requireLooked(request);
    Target target = new Target(request.target(), disks);
    Relocator relocator = new Relocator(request.options().clouds(), disks);
    Candidates candidates = candidates(request, relocator);
    RestoreOptions options = request.options().knowing(relocator.clouds());
    Assessor assessor =
        new Assessor(target, options, request.bundle().header().clusterUid(), disks);
    List<Assessment> assessments =
        Collisions.mark(candidates.ready(), request.bundle().volumes()).stream()
            .map(assessor::assess)
            .sorted(Comparator.comparing(Assessment::name))
            .toList();
    OrderChoice choice = OrderChoice.of(request.options().order(), created(assessments), target);
    RestoreSteps steps = new RestoreSteps(target, new DiskSteps(options.clouds(), disks));
    assessments.stream()
        .filter(assessment -> assessment.state() != State.BLOCKED)
        .forEach(assessment -> steps.add(assessment, choice.forVolume(assessment, target)));
    return new Plan(
        "restore",
        request.madeAt(),
        new Basis(
            request.bundle().digest(),
            request.target().identity().uid(),
            request.target().identity().name(),
            steps.facts()),
        choice.order(),
        choice.reason(),
        volumes(assessments, candidates),
        steps.all(),
        steps.edits(),
        diagnostics(request.with(options), assessments, candidates, target));
  }

  private Candidates candidates(RestoreRequest request, Relocator relocator) {
    Candidates candidates = new Candidates(disks);
    for (Volume captured : request.bundle().volumes()) {
      if (request.options().selected().test(captured)) {
        Relocated moved = relocator.relocate(captured);
        Rewritten rewritten = transformer.rewrite(moved.volume(), request.mappings());
        candidates.add(moved.volume(), moved.isUntouched() ? rewritten : with(moved, rewritten));
      }
    }
    return candidates;
  }

  /** What the rules did to the volume, after what relocating did to it. */
  private static Rewritten with(Relocated moved, Rewritten rewritten) {
    List<Edit> edits = new ArrayList<>();
    rewritten.desired().volume().ifPresent(volume -> edits.addAll(moved.editsOf(volume.ref())));
    edits.addAll(rewritten.edits());
    List<Diagnostic> said = new ArrayList<>(moved.diagnostics());
    said.addAll(rewritten.diagnostics());
    return new Rewritten(rewritten.desired(), edits, said);
  }

  private static List<Assessment> created(List<Assessment> assessments) {
    return assessments.stream()
        .filter(assessment -> assessment.state() == State.READY)
        .filter(
            assessment ->
                assessment.pair().standing().volume() == Standing.OfVolume.ABSENT
                    && assessment.pair().standing().claim() == Standing.OfClaim.ABSENT)
        .toList();
  }

  private static List<PlannedVolume> volumes(List<Assessment> assessments, Candidates candidates) {
    return Stream.concat(
            assessments.stream().map(Assessment::planned), candidates.blocked().stream())
        .sorted(Comparator.comparing(PlannedVolume::claim).thenComparing(PlannedVolume::volume))
        .toList();
  }

  private List<Diagnostic> diagnostics(
      RestoreRequest request, List<Assessment> assessments, Candidates candidates, Target target) {
    List<Diagnostic> all = new ArrayList<>(candidates.diagnostics());
    assessments.forEach(assessment -> all.addAll(assessment.findings().all()));
    all.addAll(ClassCheck.missing(assessments, target));
    all.addAll(CloudCheck.ofAll(assessments, request, disks));
    all.addAll(InTreeCheck.sources(assessments));
    all.addAll(
        ElsewhereCheck.conditions(assessments, target, request.bundle().header().clusterUid()));
    all.addAll(
        InTreeCheck.classes(
            assessments,
            request.bundle().storageClasses().stream()
                .collect(Collectors.toMap(KubeObject::name, found -> found, (a, b) -> a))));
    USEFUL.stream()
        .filter(type -> !request.target().looked(type))
        .forEach(type -> all.add(notLooked(type)));
    if (assessments.isEmpty() && candidates.blocked().isEmpty()) {
      all.add(
          Diagnostic.warning(
              Code.NOTHING_TO_DO,
              "",
              "no volume of the bundle was selected",
              "the bundle has " + request.bundle().volumes().size() + " volumes",
              "look at them with `recover bundle show`"));
    }
    return all.stream().distinct().sorted().toList();
  }

  private static Diagnostic notLooked(ResourceType type) {
    return Diagnostic.warning(
        Code.UNPROVEN,
        type.plural(),
        type.plural() + " of the target could not be listed",
        type.equals(ResourceType.STATEFUL_SET)
            ? "one that is running could make a claim of the plan itself"
            : "one could hold a disk of the plan",
        "allow listing them and plan again, or see to it yourself");
  }

  private static void requireLooked(RestoreRequest request) {
    for (ResourceType type : NEEDED) {
      if (!request.target().looked(type)) {
        throw new DiagnosticException(
            Diagnostic.error(
                Code.FORBIDDEN,
                request.target().identity().name(),
                type.plural() + " of the target could not be listed",
                "without them nothing says which names and disks are taken",
                "allow `list` on " + type.plural() + " and plan again"));
      }
    }
  }
}
