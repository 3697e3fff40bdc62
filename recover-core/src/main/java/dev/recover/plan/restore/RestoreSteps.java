// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.model.ClaimName;
import dev.recover.model.Edit;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import dev.recover.plan.Expectation;
import dev.recover.plan.Fact;
import dev.recover.plan.Hazard;
import dev.recover.plan.Order;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Step;
import dev.recover.plan.observed.SourceDriver;
import dev.recover.plan.preflight.DiskSteps;
import dev.recover.spi.Preconditions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The steps of a restore with their needs, and what they rest on.
 *
 * <p>They stand stage by stage: namespaces, what comes first of each pair, what comes second,
 * proofs, and what is tidied up in a cloud after them.
 */
final class RestoreSteps {
  private final Target target;
  private final DiskSteps disks;
  private final List<List<PlannedStep>> stages =
      Stream.<List<PlannedStep>>generate(ArrayList::new).limit(5).toList();
  private final Map<ObjectRef, Fact> facts = new LinkedHashMap<>();
  private final Set<String> leanedOn = new HashSet<>();
  private final List<Edit> edits = new ArrayList<>();

  RestoreSteps(Target target, DiskSteps disks) {
    this.target = target;
    this.disks = disks;
  }

  List<PlannedStep> all() {
    return stages.stream().flatMap(List::stream).toList();
  }

  List<Fact> facts() {
    return List.copyOf(facts.values());
  }

  List<Edit> edits() {
    return edits;
  }

  /** Adds what is left to do for a volume that is not blocked, and its proof. */
  void add(Assessment assessment, Order order) {
    Pair pair = assessment.pair();
    List<String> needs = pair.standing().done() ? List.of() : change(pair, order);
    Expectation expectation = expectation(pair);
    String proof = "prove:" + expectation.claim();
    stages.get(4).addAll(disks.after(expectation.claim(), expectation.disk(), proof));
    stages
        .get(3)
        .add(
            new PlannedStep(
                proof,
                new Step.ProveVolume(expectation),
                needs,
                Hazard.NONE,
                "a volume is done when both objects were read back and agree"));
  }

  private List<String> change(Pair pair, Order order) {
    List<String> first = new ArrayList<>();
    switch (pair.standing().volume()) {
      case ABSENT -> {
        return create(pair, order);
      }
      case RELEASED -> first.add(reReserve(pair));
      case RESERVED, BOUND -> retain(pair).ifPresent(first::add);
      default -> throw new IllegalStateException("a blocked volume has no steps");
    }
    if (pair.standing().claim() != Standing.OfClaim.ABSENT) {
      seen(pair.claim().ref(), pair.claim(), false);
      return first;
    }
    first.addAll(namespace(pair));
    return List.of(createClaim(pair, first, 2));
  }

  private List<String> create(Pair pair, Order order) {
    facts.put(pair.volume().ref(), Fact.absent(pair.volume().ref()));
    basis(pair);
    edits.addAll(editsOf(pair.candidate(), ResourceType.PERSISTENT_VOLUME));
    if (pair.standing().claim() == Standing.OfClaim.WAITING) {
      seen(pair.claim().ref(), pair.claim(), false);
      return List.of(createVolumeForClaim(pair, inCloud(pair)));
    }
    if (order == Order.CLAIM_FIRST) {
      return List.of(createVolumeForClaim(pair, List.of(createClaim(pair, before(pair), 1))));
    }
    // The namespace comes before the volume too: a volume that no claim can take helps nobody.
    List<String> namespace = before(pair);
    String id = "reserve:" + pair.volume().name();
    stages
        .get(1)
        .add(
            new PlannedStep(
                id,
                new Step.ReserveVolume(pair.volume()),
                namespace,
                Hazard.CREATES,
                "it names its claim, so no other claim can take the disk"));
    return List.of(createClaim(pair, List.of(id), 2));
  }

  private String createClaim(Pair pair, List<String> needs, int stage) {
    ClaimName name = pair.candidate().name();
    ObjectRef ref = pair.claim().ref();
    facts.put(ref, Fact.absent(ref));
    edits.addAll(editsOf(pair.candidate(), ResourceType.PERSISTENT_VOLUME_CLAIM));
    String id = "claim:" + name;
    stages
        .get(stage)
        .add(
            new PlannedStep(
                id,
                new Step.CreateClaim(pair.claim()),
                needs,
                Hazard.CREATES,
                "it names its volume, so no empty disk is provisioned for it"));
    return id;
  }

  private String createVolumeForClaim(Pair pair, List<String> needs) {
    String id = "volume:" + pair.volume().name();
    stages
        .get(2)
        .add(
            new PlannedStep(
                id,
                new Step.CreateVolumeForClaim(pair.volume(), pair.candidate().name()),
                needs,
                Hazard.CREATES,
                "it carries the uid of the claim that waits for it"));
    return id;
  }

  private String reReserve(Pair pair) {
    KubeObject live = pair.standing().liveVolume().orElseThrow();
    seen(live.ref(), live, true);
    edits.addAll(ReReservation.edits(live, pair.candidate()));
    String id = "re-reserve:" + live.name();
    stages
        .get(1)
        .add(
            new PlannedStep(
                id,
                ReReservation.step(live, pair.candidate()),
                List.of(),
                Hazard.CHANGES,
                "no live claim has it, and only its reservation by name is kept"));
    return id;
  }

  /** A volume that is taken over as it stands becomes Retain before its claim can go away again. */
  private Optional<String> retain(Pair pair) {
    KubeObject live = pair.standing().liveVolume().orElseThrow();
    seen(live.ref(), live, true);
    String policy = ExistingVolume.policy(live);
    if (policy.equals("Retain")) {
      return Optional.empty();
    }
    String id = "retain:" + live.name();
    stages
        .get(1)
        .add(
            new PlannedStep(
                id,
                new Step.SetReclaimPolicy(
                    live.ref(),
                    policy,
                    "Retain",
                    new Preconditions(live.uid(), live.resourceVersion())),
                List.of(),
                Hazard.CHANGES,
                "a disk outlives its claim only with Retain"));
    return Optional.of(id);
  }

  private List<String> before(Pair pair) {
    List<String> ids = new ArrayList<>(namespace(pair));
    ids.addAll(inCloud(pair));
    return ids;
  }

  /** What the disk needs in its cloud comes before any object of Kubernetes names it. */
  private List<String> inCloud(Pair pair) {
    List<PlannedStep> steps = disks.of(pair.candidate().name(), pair.candidate().disk());
    stages.get(0).addAll(steps);
    return steps.stream().map(PlannedStep::id).toList();
  }

  private List<String> namespace(Pair pair) {
    String name = pair.candidate().name().namespace();
    ObjectRef ref = ObjectRef.of(ResourceType.NAMESPACE, "", name);
    Optional<KubeObject> live = target.state().find(ResourceType.NAMESPACE, "", name);
    if (live.isPresent() || !target.state().looked(ResourceType.NAMESPACE)) {
      live.ifPresent(namespace -> seen(ref, namespace, false));
      return List.of();
    }
    String id = "namespace:" + name;
    if (facts.put(ref, Fact.absent(ref)) == null) {
      stages
          .get(0)
          .add(
              new PlannedStep(
                  id,
                  new Step.CreateNamespace(name),
                  List.of(),
                  Hazard.CREATES,
                  "claims of the plan are to be in it"));
    }
    return List.of(id);
  }

  /** What the new volume leans on, looked up once for all that lean on the same. */
  private void basis(Pair pair) {
    SourceDriver.of(pair.volume()).ifPresent(driver -> seenOnce(ResourceType.CSI_DRIVER, driver));
    Volume.storageClass(pair.claim()).ifPresent(name -> seenOnce(ResourceType.STORAGE_CLASS, name));
  }

  private void seenOnce(ResourceType type, String name) {
    if (leanedOn.add(type.kind() + " " + name)) {
      target.state().find(type, "", name).ifPresent(live -> seen(live.ref(), live, false));
    }
  }

  private void seen(ObjectRef ref, KubeObject live, boolean unchanged) {
    facts.put(
        ref,
        new Fact(ref, live.uid(), unchanged ? live.resourceVersion() : Optional.<String>empty()));
  }

  private static List<Edit> editsOf(Candidate candidate, ResourceType type) {
    return candidate.edits().stream()
        .filter(edit -> edit.object().kind().equals(type.kind()))
        .toList();
  }

  private static Expectation expectation(Pair pair) {
    return ExpectationOf.pair(pair.volume(), pair.claim(), pair.candidate().disk());
  }
}
