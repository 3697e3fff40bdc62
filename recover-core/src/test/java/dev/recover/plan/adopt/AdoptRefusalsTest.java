// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.adopt;

import static dev.recover.plan.adopt.AdoptTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Outcome;
import dev.recover.locate.AdoptionAnswer;
import dev.recover.locate.AdoptionAnswer.Fields;
import dev.recover.locate.HintedDisk;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.plan.Plan;
import dev.recover.plan.Steps;
import dev.recover.plan.World;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.spi.HintGatherer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Disks that are not handed to a claim, and why. */
class AdoptRefusalsTest {
  @Test
  void neverChoosesBetweenTwo() {
    Lost two = new Lost().disk("d-0", "data-0").disk("d-1", "data-0").asked(Lost.ALL);

    Plan plan = two.adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_AMBIGUOUS");
    assertThat(said(plan, Code.DISK_AMBIGUOUS).details())
        .anyMatch(line -> line.startsWith("candidate d-0 (zone-a"))
        .anyMatch(line -> line.startsWith("candidate d-1 (zone-a"));
    assertThat(Steps.volumes(two.mapped("data-0", "d-1").adoptInto(World.ready())))
        .containsExactly("db/data-0 ready");
    assertThat(
            two.adoptInto(World.ready()).edits().stream()
                .filter(edit -> edit.path().toString().equals("spec.csi.volumeHandle")))
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.after()).contains("d-1");
              assertThat(edit.reason()).startsWith("named by the mapping file");
            });
  }

  @Test
  void refusesADiskOfAnotherClusterWhateverTheMappingSays() {
    HintedDisk foreign =
        new HintedDisk(
            "cloud",
            Lost.raw("d-0", DiskState.AVAILABLE, List.of(), Set.of()),
            new HintGatherer()
                .claim("tag", Optional.of("db"), Optional.of("data-0"))
                .cluster("tag", Optional.of("other"))
                .hint());
    Lost lost = new Lost().disk(foreign).otherClusters("other").asked(Lost.ALL);

    assertThat(Steps.volumes(lost.adoptInto(World.ready())))
        .containsExactly("db/data-0 blocked DISK_FOREIGN");
    assertThat(Steps.volumes(lost.mapped("data-0", "d-0").adoptInto(World.ready())))
        .containsExactly("db/data-0 blocked DISK_FOREIGN");
  }

  @Test
  void refusesAnAttachedDiskAndNamesTheMachine() {
    Plan plan =
        new Lost()
            .disk("d-0", "data-0", DiskState.IN_USE, List.of("i-0f"), Set.of())
            .asked(Lost.ALL)
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_ATTACHED");
    assertThat(said(plan, Code.DISK_ATTACHED).summary()).contains("attached to i-0f");
  }

  @ParameterizedTest
  @EnumSource(
      value = DiskState.class,
      names = {"CREATING", "DELETING", "ERROR", "UNKNOWN"})
  void refusesADiskThatIsNotWhole(DiskState state) {
    Plan plan =
        new Lost()
            .disk("d-0", "data-0", state, List.of(), Set.of())
            .asked(Lost.ALL)
            .mapped("data-0", "d-0")
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_UNFIT");
    assertThat(said(plan, Code.DISK_UNFIT).summary()).contains(state.word());
  }

  @ParameterizedTest
  @EnumSource(
      value = DiskTrait.class,
      names = {"BOOT", "LICENSED", "NODE_LOCAL", "CUSTOMER_SUPPLIED_KEY"})
  void refusesWhatIsNoDataDisk(DiskTrait trait) {
    Plan plan =
        new Lost()
            .disk("d-0", "data-0", DiskState.AVAILABLE, List.of(), Set.of(trait))
            .asked(Lost.ALL)
            .mapped("data-0", "d-0")
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_UNFIT");
  }

  @Test
  void refusesOneDiskForTwoClaims() {
    Plan plan =
        new Lost()
            .disk("d-0", "data-0")
            .mapped("data-0", "d-0")
            .mapped("data-1", "d-0")
            .asked(Lost.ALL)
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan))
        .containsExactly("db/data-0 blocked HANDLE_TWICE", "db/data-1 blocked HANDLE_TWICE");
    assertThat(said(plan, Code.HANDLE_TWICE).details())
        .containsExactly("claim     db/data-0", "claim     db/data-1");
  }

  @Test
  void saysUnderWhichConditionAHandleWorksHere() {
    HintedDisk image =
        new HintedDisk(
            "cloud",
            Lost.of("rbd.csi.ceph.com", Lost.raw("d-0", DiskState.AVAILABLE, List.of(), Set.of())),
            new HintGatherer().claim("tag", Optional.of("db"), Optional.of("data-0")).hint());
    Plan plan =
        new Lost()
            .disk(image)
            .asked(Lost.ALL)
            .options(RestoreOptions.DEFAULT.allowing(Set.of(Code.NO_DRIVER)))
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(said(plan, Code.HANDLE_CONDITIONAL).summary()).startsWith("1 volume of ");
  }

  @Test
  void refusesAMappingThatNamesNoDiskAnotherDriverOrAnotherDiskOfThatName() {
    Lost lost = new Lost().disk("d-0", "data-0").asked(Lost.ALL);

    assertThat(Steps.volumes(lost.mapped("data-0", "d-9").adoptInto(World.ready())))
        .containsExactly("db/data-0 blocked DISK_MISSING");
    Plan driver =
        lost.mapped(answer(new DiskId("other.example.com", "d-0"), "")).adoptInto(World.ready());
    assertThat(Steps.volumes(driver)).containsExactly("db/data-0 blocked DISK_MISSING");
    assertThat(said(driver, Code.DISK_MISSING).details())
        .containsExactly("there     disk.example.com^d-0");
    assertThat(
            Steps.volumes(
                lost.mapped(answer(new DiskId(Lost.DRIVER, "d-0"), "id-of-old"))
                    .adoptInto(World.ready())))
        .containsExactly("db/data-0 blocked DISK_DOUBTFUL");
  }

  @Test
  void aPlaceThatWasNotLookedAtIsNotNoDisk() {
    Plan plan =
        new Lost().unseen("west").mapped("data-0", "d-9").asked(Lost.ALL).adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_NOT_LOOKED_AT");
    assertThat(said(plan, Code.DISK_NOT_LOOKED_AT).code().outcome())
        .isEqualTo(Outcome.NOT_LOOKED_AT);
  }

  @Test
  void refusesADiskThatIsTooSmallUnlessAllowed() {
    Fields large =
        new Fields(
            Lost.ALL.volumeMode(),
            Lost.ALL.fsType(),
            Lost.ALL.accessModes(),
            Optional.of("20Gi"),
            Lost.ALL.storageClass(),
            Optional.empty());
    Lost lost = new Lost().disk("d-0", "data-0").asked(large);

    assertThat(Steps.volumes(lost.adoptInto(World.ready())))
        .containsExactly("db/data-0 blocked CAPACITY_SHORT");
    Plan allowed =
        lost.options(RestoreOptions.DEFAULT.allowing(Set.of(Code.CAPACITY_SHORT)))
            .adoptInto(World.ready());
    assertThat(Steps.volumes(allowed)).containsExactly("db/data-0 ready");
    assertThat(AdoptTest.claim(allowed).text("spec", "resources", "requests", "storage"))
        .contains("10Gi");
  }

  @Test
  void adoptsADiskThatSaysNothingOnlyWhenAskedTo() {
    Lost lost = new Lost().disk("d-0", "").mapped("data-0", "d-0").asked(Lost.ALL);

    Plan refused = lost.adoptInto(World.ready());

    assertThat(Steps.volumes(refused)).containsExactly("db/data-0 blocked DISK_DOUBTFUL");
    assertThat(said(refused, Code.DISK_DOUBTFUL).remedy()).contains("--include-without-metadata");
    assertThat(Steps.volumes(lost.withoutMetadata().adoptInto(World.ready())))
        .containsExactly("db/data-0 ready");
  }

  @Test
  void warnsWhenTheMappingSwapsDisks() {
    Plan plan =
        new Lost()
            .disk("d-0", "data-0")
            .disk("d-1", "data-1")
            .mapped("data-0", "d-1")
            .mapped("data-1", "d-0")
            .asked(Lost.ALL)
            .adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready", "db/data-1 ready");
    assertThat(said(plan, Code.DISK_DOUBTFUL).summary()).contains("d-1", "db/data-1");
  }

  @Test
  void craftedTagsMakeNoNames() {
    HintedDisk crafted =
        new HintedDisk(
            "cloud",
            Lost.raw("d-0", DiskState.AVAILABLE, List.of(), Set.of()),
            new HintGatherer()
                .claim("tag", Optional.of("kube-system/../x"), Optional.of("data\u001b[31m"))
                .hint());

    Plan plan = new Lost().disk(crafted).asked(Lost.ALL).adoptInto(World.ready());

    assertThat(plan.volumes()).isEmpty();
    assertThat(Steps.codes(plan)).containsExactly("NOTHING_TO_DO");
  }

  @Test
  void aliveVolumeOfTheTargetKeepsItsDisk() {
    World world =
        World.ready()
            .add(
                """
                {"apiVersion": "v1", "kind": "PersistentVolume",
                 "metadata": {"name": "other", "uid": "u"},
                 "spec": {"csi": {"driver": "disk.example.com", "volumeHandle": "d-0"},
                  "claimRef": {"namespace": "web", "name": "x", "uid": "y"}}}
                """);

    Plan plan = new Lost().disk("d-0", "data-0").asked(Lost.ALL).adoptInto(world);

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_HELD");
  }

  @Test
  void tenThousandDisksThatSayTheSameAreOneRefusal() {
    Lost lost = new Lost().asked(Lost.ALL);
    for (int n = 0; n < 10_000; n++) {
      lost.disk("d-" + n, "data-0");
    }

    Plan plan = lost.adoptInto(World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_AMBIGUOUS");
    assertThat(said(plan, Code.DISK_AMBIGUOUS).details()).hasSizeLessThan(30);
  }

  private static AdoptionAnswer answer(DiskId disk, String cloudId) {
    return new AdoptionAnswer(
        new ClaimName("db", "data-0"),
        Optional.of(disk),
        Optional.of(cloudId).filter(id -> !id.isEmpty()),
        Optional.empty(),
        Fields.NONE);
  }
}
