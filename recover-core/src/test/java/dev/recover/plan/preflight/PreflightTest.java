// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.preflight;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.KubeObject;
import dev.recover.model.Snapshot;
import dev.recover.model.SnapshotId;
import dev.recover.plan.Captured;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.Planner;
import dev.recover.plan.Step;
import dev.recover.plan.TestDisks;
import dev.recover.plan.World;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import dev.recover.spi.NotLookedAt;
import dev.recover.spi.VolumeTranslator;
import dev.recover.transform.Mappings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is said of a disk before a cluster gets it, and what is done to it in its cloud. */
class PreflightTest {
  private static final CloudScope SCOPE = new CloudScope("gcp", "shop", "");
  private static final DiskId ID = TestDisks.DISKS.diskOf(pair("a").volume()).orElseThrow();

  /** A driver whose permissions ask for a tag, in a cloud that can be asked. */
  private static final class Tagging implements DiskProviderFactory {
    private final DiskProviderFactory plain = new TestDisks();

    @Override
    public String id() {
      return "tagging";
    }

    @Override
    public Set<String> drivers() {
      return Set.of(Captured.DRIVER);
    }

    @Override
    public boolean opens() {
      return true;
    }

    @Override
    public boolean accepts(KubeObject volume) {
      return plain.accepts(volume);
    }

    @Override
    public VolumeTranslator translator() {
      return new VolumeTranslator() {
        @Override
        public Optional<DiskId> diskOf(KubeObject volume) {
          return plain.translator().diskOf(volume);
        }

        @Override
        public Map<String, String> tagsToAttach(Disk disk, Optional<String> cluster) {
          return Map.of("driver/cluster", cluster.orElse("true"));
        }
      };
    }
  }

  private static final Disks DISKS = Disks.of(List.of(new Tagging()));

  private static Disk disk(
      DiskState state, long gib, List<String> zones, List<String> attached, DiskFacts facts) {
    return new Disk(ID, "cloud-1", "a", SCOPE, zones, List.of(), gib << 30, state, attached, facts);
  }

  private static Disk fine() {
    return disk(DiskState.AVAILABLE, 100, List.of("zone-a"), List.of(), DiskFacts.NONE);
  }

  private static CloudSide showing(Disk disk) {
    return CloudSide.of(new DiskLookup(Map.of(ID, disk), Set.of(), Map.of()));
  }

  private static Plan plan(CloudSide clouds, World world) {
    return new Planner(DISKS)
        .restore(
            new RestoreRequest(
                bundle(pair("a")),
                Mappings.none(),
                world.state(),
                RestoreOptions.DEFAULT.knowing(clouds),
                "2025-06-01T00:00:00Z"));
  }

  private static Plan plan(CloudSide clouds) {
    return plan(clouds, World.ready());
  }

  private static Set<Code> errors(Plan plan) {
    return plan.diagnostics().stream()
        .filter(said -> said.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .collect(Collectors.toSet());
  }

  private static Set<Code> codes(Plan plan) {
    return plan.diagnostics().stream().map(Diagnostic::code).collect(Collectors.toSet());
  }

  @Test
  void aDiskThatIsThereWholeFreeAndNearIsNothingToSpeakOf() {
    Plan plan = plan(showing(fine()));

    assertThat(errors(plan)).isEmpty();
    assertThat(codes(plan)).doesNotContain(Code.DISK_NOT_ASKED);
  }

  @Test
  void aDiskOfACloudThatNobodyAskedIsSaidOnce() {
    Plan plan = plan(CloudSide.NOT_ASKED);

    assertThat(errors(plan)).isEmpty();
    assertThat(plan.diagnostics())
        .filteredOn(said -> said.code() == Code.DISK_NOT_ASKED)
        .singleElement()
        .satisfies(said -> assertThat(said.remedy()).contains("--provider tagging"));
  }

  @Test
  void whatTheCloudDoesNotHaveOrDidNotShowIsTwoThings() {
    DiskLookup gone = new DiskLookup(Map.of(), Set.of(ID), Map.of());
    assertThat(errors(plan(CloudSide.of(gone)))).containsExactly(Code.DISK_MISSING);

    NotLookedAt why = new NotLookedAt(SCOPE, "denied", Optional.of("compute.disks.get"));
    Plan unseen = plan(CloudSide.of(new DiskLookup(Map.of(), Set.of(), Map.of(ID, why))));
    assertThat(errors(unseen)).isEmpty();
    assertThat(unseen.diagnostics())
        .filteredOn(said -> said.code() == Code.DISK_NOT_LOOKED_AT)
        .singleElement()
        .satisfies(said -> assertThat(said.remedy()).contains("allow compute.disks.get"));
  }

  @Test
  void aDiskInTheWrongStateOrInUseIsRefusedAndNeverDetached() {
    for (DiskState state : List.of(DiskState.CREATING, DiskState.DELETING, DiskState.ERROR)) {
      Disk broken = disk(state, 100, List.of("zone-a"), List.of(), DiskFacts.NONE);
      assertThat(errors(plan(showing(broken)))).containsExactly(Code.DISK_UNFIT);
    }
    Disk used =
        disk(DiskState.IN_USE, 100, List.of("zone-a"), List.of("machine-7"), DiskFacts.NONE);
    Plan plan = plan(showing(used));
    assertThat(errors(plan)).containsExactly(Code.DISK_ATTACHED);
    assertThat(plan.diagnostics().get(0).details()).contains("machine   machine-7");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aDiskThatSeveralMayWriteMayBeAttachedElsewhere() {
    DiskFacts shared =
        new DiskFacts(
            "io2",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("key-1"),
            Optional.empty(),
            Set.of(DiskTrait.SHARED_WRITERS),
            Map.of(),
            "");
    Plan plan = plan(showing(disk(DiskState.IN_USE, 100, List.of("zone-a"), List.of("m"), shared)));
    assertThat(errors(plan)).isEmpty();
    assertThat(codes(plan)).contains(Code.DISK_KEY);
  }

  @Test
  void aDiskThatIsTooSmallOrTooFarIsRefused() {
    Disk small = disk(DiskState.AVAILABLE, 1, List.of("zone-a"), List.of(), DiskFacts.NONE);
    assertThat(errors(plan(showing(small)))).containsExactly(Code.DISK_UNFIT);

    Disk far = disk(DiskState.AVAILABLE, 100, List.of("zone-x"), List.of(), DiskFacts.NONE);
    Plan plan = plan(showing(far));
    assertThat(errors(plan)).containsExactly(Code.DISK_OUT_OF_REACH);
  }

  @Test
  void zonesAreComparedByIdentityWhereBothSidesHaveOne() {
    World world =
        new World()
            .namespace("db")
            .add(
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n", "labels":
                 {"topology.kubernetes.io/zone": "zone-a", "topology.k8s.aws/zone-id": "use1-az4"}}}
                """)
            .add(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "CSINode", "metadata": {"name": "n"},
                 "spec": {"drivers": [{"name": "disk.example.com", "nodeID": "n"}]}}
                """);
    Disk sameNameOtherZone =
        new Disk(
            ID,
            "cloud-1",
            "a",
            SCOPE,
            List.of("zone-a"),
            List.of("use1-az6"),
            100L << 30,
            DiskState.AVAILABLE,
            List.of(),
            DiskFacts.NONE);
    Plan plan = plan(showing(sameNameOtherZone), world);
    assertThat(errors(plan)).containsExactly(Code.DISK_OUT_OF_REACH);
  }

  @Test
  void aDiskOfAnotherProjectThanTheNodesIsRefused() {
    World world =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "node-b", "labels":
                 {"topology.kubernetes.io/zone": "zone-a"}},
                 "spec": {"providerID": "gce://another/zone-a/node-b"}}
                """);
    assertThat(errors(plan(showing(fine()), world))).containsExactly(Code.DISK_OUT_OF_REACH);
  }

  @Test
  void theClusterThatHadTheDiskIsAskedToo() {
    KubeObject bound =
        pair("a")
            .volume()
            .with(dev.recover.model.FieldPath.of("status", "phase"), "Bound")
            .with(
                dev.recover.model.FieldPath.of("spec", "persistentVolumeReclaimPolicy"), "Delete");
    World source = new World().uid("uid-of-source").add(bound);

    Plan plan = plan(showing(fine()).from(source.state()));

    assertThat(errors(plan)).containsExactlyInAnyOrder(Code.POLICY_DELETE, Code.DISK_HELD);
  }

  @Test
  void nodesWithoutRoomAndSnapshotsUnderWayAreWarnings() {
    World full =
        World.ready()
            .add(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "CSINode", "metadata": {"name": "node-a"},
                 "spec": {"drivers": [{"name": "disk.example.com", "nodeID": "n",
                  "allocatable": {"count": 1}}]}}
                """)
            .add(
                """
                {"apiVersion": "storage.k8s.io/v1", "kind": "VolumeAttachment",
                 "metadata": {"name": "x"}, "spec": {"attacher": "disk.example.com",
                  "nodeName": "node-a", "source": {"persistentVolumeName": "other"}}}
                """);
    Snapshot running =
        new Snapshot(
            new SnapshotId(SCOPE, "s"),
            "cloud-1",
            Snapshot.State.CREATING,
            1,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            "");
    CloudSide side = showing(fine());
    Plan plan =
        plan(
            new CloudSide(
                side.lookup(), List.of(running), Optional.empty(), CloudSide.Wishes.NONE, Map.of()),
            full);

    assertThat(errors(plan)).isEmpty();
    assertThat(codes(plan)).contains(Code.ATTACH_LIMIT, Code.DISK_BUSY);
  }

  @Test
  void missingTagsBecomeAStepBeforeAnythingElseAndPresentOnesDoNot() {
    Plan plan = plan(showing(fine()).inCluster(Optional.of("shop-dr")));

    PlannedStep tag = step(plan, "tag:db/a");
    Step.ChangeDisk step = (Step.ChangeDisk) tag.step();
    assertThat(((DiskChange.Tag) step.change()).set())
        .isEqualTo(Map.of("driver/cluster", "shop-dr"));
    assertThat(step.seen().cloudId()).isEqualTo("cloud-1");
    assertThat(plan.steps())
        .filteredOn(each -> each.step() instanceof Step.ReserveVolume)
        .allSatisfy(each -> assertThat(each.needs()).contains("tag:db/a"));

    DiskFacts tagged = DiskFacts.NONE.tagged(Map.of("driver/cluster", "shop-dr"));
    Disk ready = disk(DiskState.AVAILABLE, 100, List.of("zone-a"), List.of(), tagged);
    assertThat(plan(showing(ready).inCluster(Optional.of("shop-dr"))).steps())
        .noneMatch(each -> each.step() instanceof Step.ChangeDisk);
  }

  @Test
  void aSnapshotFirstComesBeforeTheTags() {
    Plan plan = plan(showing(fine()).withSnapshots(true));

    assertThat(((Step.ChangeDisk) step(plan, "snapshot:db/a").step()).change())
        .isInstanceOf(DiskChange.TakeSnapshot.class);
    assertThat(step(plan, "tag:db/a").needs()).contains("snapshot:db/a");
  }

  private static PlannedStep step(Plan plan, String id) {
    return plan.steps().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
