// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.relocate;

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
import dev.recover.plan.Captured;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Planner;
import dev.recover.plan.Step;
import dev.recover.plan.World;
import dev.recover.plan.preflight.CloudSide;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Destination;
import dev.recover.spi.DiskChange;
import dev.recover.spi.DiskLookup;
import dev.recover.spi.Disks;
import dev.recover.spi.NotLookedAt;
import dev.recover.transform.MappingOptions;
import dev.recover.transform.Mappings;
import dev.recover.transform.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plans in which a claim gets a copy of its disk. */
class RelocateTest {
  private static final Disks DISKS = Disks.of(List.of(new CopyingDriver()));
  private static final CloudScope HERE = new CloudScope("copying", "shop", "region-1");

  private static Disk disk(String name, String zone, DiskState state, List<String> attached) {
    return new Disk(
        new DiskId(Captured.DRIVER, "disk-" + name),
        "cloud-" + name,
        name,
        HERE,
        List.of(zone),
        List.of(),
        100L << 30,
        state,
        attached,
        DiskFacts.NONE.tagged(Map.of("team", "db")));
  }

  private static Disk far(String name) {
    return disk(name, "zone-x", DiskState.AVAILABLE, List.of());
  }

  private static Destination to(String account, String... zones) {
    return new Destination(
        List.of(zones), "", account, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static CloudSide showing(Disk... disks) {
    Map<DiskId, Disk> found = new HashMap<>();
    List.of(disks).forEach(disk -> found.put(disk.id(), disk));
    return CloudSide.of(new DiskLookup(found, Set.of(), Map.of()));
  }

  private static Plan plan(CloudSide clouds, Mappings mappings, World world, Captured... pairs) {
    return new Planner(DISKS)
        .restore(
            new RestoreRequest(
                bundle(pairs),
                mappings,
                world.state(),
                RestoreOptions.DEFAULT.knowing(clouds),
                "2025-06-01T00:00:00Z"));
  }

  private static Plan plan(CloudSide clouds, Captured... pairs) {
    return plan(clouds, Mappings.none(), World.ready(), pairs);
  }

  private static List<String> ids(Plan plan) {
    return plan.steps().stream().map(PlannedStep::id).toList();
  }

  private static Set<Code> errors(Plan plan) {
    return plan.diagnostics().stream()
        .filter(said -> said.severity() == Severity.ERROR)
        .map(Diagnostic::code)
        .collect(Collectors.toSet());
  }

  private static <T extends DiskChange> T change(Plan plan, String id, Class<T> kind) {
    return plan.steps().stream()
        .filter(step -> step.id().equals(id))
        .map(step -> kind.cast(((Step.ChangeDisk) step.step()).change()))
        .findFirst()
        .orElseThrow();
  }

  private static KubeObject reserved(Plan plan, String id) {
    return plan.steps().stream()
        .filter(step -> step.id().equals(id))
        .map(step -> ((Step.ReserveVolume) step.step()).volume())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aDiskThatNoNodeReachesIsRefusedAndARelocationGivesItsClaimACopy() {
    Plan refused = plan(showing(far("a")), pair("a"));
    assertThat(errors(refused)).containsExactly(Code.DISK_OUT_OF_REACH);
    assertThat(refused.diagnostics().toString()).contains("recover plan relocate --to-zone zone-a");

    Plan plan = plan(showing(far("a")).movingTo(to("", "zone-a"), false), pair("a"));

    assertThat(plan.flow()).isEqualTo("relocate");
    assertThat(errors(plan)).isEmpty();
    assertThat(ids(plan))
        .containsExactly(
            "source-snapshot:db/a", "copy:db/a", "reserve:pv-a", "claim:db/a", "prove:db/a");
    assertThat(plan.volumes())
        .extracting(PlannedVolume::disk)
        .containsExactly(new DiskId(Captured.DRIVER, "$(copy:db/a)"));
    KubeObject volume = reserved(plan, "reserve:pv-a");
    assertThat(volume.text("spec", "csi", "volumeHandle")).contains("$(copy:db/a)");
    assertThat(volume.at("spec", "nodeAffinity").toString()).contains("zone-a");
    var make = change(plan, "copy:db/a", DiskChange.MakeDisk.class);
    assertThat(make.from().id()).isEqualTo("$(source-snapshot:db/a)");
    assertThat(make.disk().zones()).containsExactly("zone-a");
    assertThat(plan.edits())
        .filteredOn(edit -> edit.rule().equals(Relocator.RULE))
        .allSatisfy(edit -> assertThat(edit.object().name()).isEqualTo("pv-a"))
        .isNotEmpty();
    assertThat(PlanFile.of(plan).plan()).isEqualTo(plan);
  }

  @Test
  void theSnapshotIsOfTheDiskThatPlanningSaw() {
    Plan plan = plan(showing(far("a")).movingTo(to("", "zone-a"), false), pair("a"));

    Step.ChangeDisk taking = (Step.ChangeDisk) plan.steps().get(0).step();
    assertThat(taking.seen().cloudId()).isEqualTo("cloud-a");
    assertThat(((DiskChange.TakeSnapshot) taking.change()).disk().handle()).isEqualTo("disk-a");
  }

  @Test
  void anotherAccountIsSharedWithAndSentToFirstAndSnapshotsGoWhenThatIsAskedFor() {
    Plan plan = plan(showing(far("a")).movingTo(to("other", "zone-a"), true), pair("a"));

    assertThat(ids(plan))
        .containsExactly(
            "source-snapshot:db/a",
            "share-snapshot:db/a",
            "send-snapshot:db/a",
            "copy:db/a",
            "reserve:pv-a",
            "claim:db/a",
            "prove:db/a",
            "drop-sent-snapshot:db/a",
            "drop-source-snapshot:db/a");
    assertThat(change(plan, "share-snapshot:db/a", DiskChange.ShareSnapshot.class).account())
        .isEqualTo("other");
    assertThat(change(plan, "copy:db/a", DiskChange.MakeDisk.class).from().id())
        .isEqualTo("$(send-snapshot:db/a)");
    assertThat(plan.steps().get(8).needs()).containsExactly("prove:db/a");
    assertThat(change(plan, "drop-source-snapshot:db/a", DiskChange.DeleteOwnSnapshot.class).run())
        .isEqualTo("$(run)");
  }

  @Test
  void aDiskThatIsThereAlreadyIsTakenAsItIs() {
    Disk near = disk("b", "zone-a", DiskState.AVAILABLE, List.of());
    CloudSide clouds = showing(far("a"), near).movingTo(to("", "zone-a"), false);

    Plan plan = plan(clouds, pair("a"), pair("b"));

    assertThat(errors(plan)).isEmpty();
    assertThat(ids(plan)).contains("copy:db/a").doesNotContain("copy:db/b");
    assertThat(reserved(plan, "reserve:pv-b").text("spec", "csi", "volumeHandle"))
        .contains("disk-b");
  }

  @Test
  void aRenamedClaimGetsTheCopyOfTheDiskItHad() {
    MappingOptions options = new MappingOptions();
    options.with(Setting.MAP_NAMESPACE, List.of("db=db-new"));
    Plan plan =
        plan(
            showing(far("a")).movingTo(to("", "zone-a"), false),
            options.read(),
            World.ready(),
            pair("a"));

    assertThat(ids(plan)).contains("namespace:db-new", "copy:db/a", "claim:db-new/a");
    assertThat(((Step.ChangeDisk) plan.steps().get(1).step()).claim().toString())
        .isEqualTo("db-new/a");
  }

  @Test
  void whatWasNotSeenIsNotCopiedAndKeepsNoOtherFromIt() {
    DiskId a = new DiskId(Captured.DRIVER, "disk-a");
    DiskLookup gone = new DiskLookup(Map.of(), Set.of(a), Map.of());
    CloudSide missing = CloudSide.of(gone).movingTo(to("", "zone-a"), false);
    assertThat(errors(plan(missing, pair("a")))).containsExactly(Code.DISK_MISSING);

    NotLookedAt why = new NotLookedAt(HERE, "denied", Optional.of("ec2:DescribeVolumes"));
    DiskLookup denied = new DiskLookup(Map.of(far("b").id(), far("b")), Set.of(), Map.of(a, why));
    Plan plan = plan(CloudSide.of(denied).movingTo(to("", "zone-a"), false), pair("a"), pair("b"));

    assertThat(errors(plan)).containsExactly(Code.DISK_NOT_LOOKED_AT);
    assertThat(plan.diagnostics().toString()).contains("allow ec2:DescribeVolumes");
    assertThat(plan.volumes())
        .extracting(PlannedVolume::state)
        .containsExactly(PlannedVolume.State.BLOCKED, PlannedVolume.State.READY);
  }

  @Test
  void anAttachedDiskIsCopiedWithAWarningAndABootDiskIsNot() {
    Disk used = disk("a", "zone-x", DiskState.IN_USE, List.of("machine-7"));
    Plan plan = plan(showing(used).movingTo(to("", "zone-a"), false), pair("a"));
    assertThat(errors(plan)).isEmpty();
    assertThat(plan.diagnostics())
        .filteredOn(said -> said.code() == Code.DISK_ATTACHED)
        .singleElement()
        .satisfies(said -> assertThat(said.severity()).isEqualTo(Severity.WARNING));

    Disk boot =
        new Disk(
            used.id(),
            "c",
            "a",
            HERE,
            List.of("zone-x"),
            List.of(),
            1L << 33,
            DiskState.AVAILABLE,
            List.of(),
            new DiskFacts(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(DiskTrait.BOOT),
                Map.of(),
                ""));
    Plan refused = plan(showing(boot).movingTo(to("", "zone-a"), false), pair("a"));
    assertThat(errors(refused)).containsExactly(Code.DISK_UNFIT);
    assertThat(refused.steps()).isEmpty();
  }

  @Test
  void aDestinationThatNodesDoNotReachEitherIsRefusedBeforeAnythingIsCopied() {
    Plan plan = plan(showing(far("a")).movingTo(to("", "zone-q"), false), pair("a"));

    assertThat(errors(plan)).contains(Code.DISK_OUT_OF_REACH);
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void aProviderThatSaysWhyItCannotIsQuotedAboutTheVolume() {
    Plan plan = plan(showing(far("a")).movingTo(to("", "nowhere"), false), pair("a"));

    assertThat(plan.diagnostics())
        .filteredOn(said -> said.code() == Code.USAGE_WRONG)
        .singleElement()
        .satisfies(said -> assertThat(said.subject()).isEqualTo("db/a"));
  }
}
