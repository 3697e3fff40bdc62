// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.located;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.pair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.bundle.Bundle;
import dev.recover.diagnostic.Code;
import dev.recover.locate.HintedDisk;
import dev.recover.locate.Match;
import dev.recover.locate.Wanted;
import dev.recover.model.DiskState;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import dev.recover.plan.Captured;
import dev.recover.plan.Plan;
import dev.recover.plan.Planner;
import dev.recover.plan.Step;
import dev.recover.plan.Steps;
import dev.recover.plan.World;
import dev.recover.plan.adopt.Lost;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.HintGatherer;
import dev.recover.transform.Mappings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A bundle whose handles are held against what the clouds hold. */
class LocatedRestoreTest {
  private static final Bundle ONE = bundle(pair("data-0"));

  @Test
  void changesNothingWhereTheHandleIsRight() {
    Plan plan = restore(ONE, new Lost().disk(disk("disk-data-0")));

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(plan.edits()).noneMatch(edit -> edit.rule().equals(FollowDisk.RULE));
    assertThat(plan.flow()).isEqualTo("restore");
    assertThat(plan.basis().bundleDigest()).isEqualTo("sha256:b0");
  }

  @Test
  void followsADiskThatMovedAndSaysByWhichEvidence() {
    Plan plan = restore(ONE, new Lost().disk(disk("copy-of-data-0")));

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    KubeObject made = ((Step.ReserveVolume) plan.steps().get(0).step()).volume();
    assertThat(made.text("spec", "csi", "volumeHandle")).contains("copy-of-data-0");
    assertThat(made.text("spec", "csi", "fsType")).contains("ext4");
    assertThat(plan.edits())
        .filteredOn(edit -> edit.rule().equals(FollowDisk.RULE))
        .extracting(edit -> edit.path().toString())
        .containsExactly("spec.csi.volumeHandle", "spec.nodeAffinity");
    assertThat(plan.edits())
        .filteredOn(edit -> edit.path().toString().equals("spec.csi.volumeHandle"))
        .singleElement()
        .satisfies(
            edit -> {
              assertThat(edit.before()).contains("disk-data-0");
              assertThat(edit.reason()).contains("tag says claim db/data-0");
            });
  }

  @Test
  void saysUnderWhichConditionTheHandleWorksHere() {
    HintedDisk image = disk("disk-data-0");
    HintedDisk ceph =
        new HintedDisk("cloud", Lost.of("rbd.csi.ceph.com", image.disk()), image.hint());
    Captured captured = pair("data-0").volume(Captured.set("spec.csi.driver", "rbd.csi.ceph.com"));

    Plan plan = restore(bundle(captured), new Lost().disk(ceph));

    assertThat(plan.diagnostics())
        .filteredOn(said -> said.code() == Code.HANDLE_CONDITIONAL)
        .singleElement()
        .satisfies(said -> assertThat(said.summary()).startsWith("1 volume of "));
  }

  @Test
  void blocksWhatIsNotThere() {
    Plan plan = restore(ONE, new Lost());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_MISSING");
    assertThat(plan.steps()).isEmpty();
  }

  @Test
  void blocksWhatMayBeWhereNobodyLooked() {
    Plan plan = restore(ONE, new Lost().unseen("west"));

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked DISK_NOT_LOOKED_AT");
    assertThat(plan.diagnostics())
        .filteredOn(said -> said.code() == Code.DISK_NOT_LOOKED_AT)
        .singleElement()
        .satisfies(
            said ->
                assertThat(said.details())
                    .containsExactly("not seen  cloud/acme/west: 403 forbidden"));
  }

  @Test
  void choosesBetweenTwoCopiesOnlyByTheMapping() {
    Lost copies = new Lost().disk(disk("copy-1")).disk(disk("copy-2"));

    assertThat(Steps.volumes(restore(ONE, copies)))
        .containsExactly("db/data-0 blocked DISK_AMBIGUOUS");
    Plan picked = restore(ONE, copies.mapped("data-0", "copy-2"));
    assertThat(Steps.volumes(picked)).containsExactly("db/data-0 ready");
    assertThat(picked.volumes().get(0).disk().handle()).isEqualTo("copy-2");
  }

  @Test
  void refusesADiskThatIsSmallerThanTheVolumeWas() {
    Captured large = pair("data-0").volume(Captured.set("spec.capacity.storage", "20Gi"));

    Plan plan =
        restore(
            bundle(large),
            new Lost().disk(disk("copy-of-data-0")).mapped("data-0", "copy-of-data-0"));

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 blocked CAPACITY_SHORT");
  }

  @Test
  void leavesOthersAlone() {
    Plan plan =
        restore(bundle(pair("data-0"), pair("data-1")), new Lost().disk(disk("disk-data-0")));

    assertThat(Steps.volumes(plan))
        .containsExactly("db/data-0 ready", "db/data-1 blocked DISK_MISSING");
    assertThat(Steps.of(plan)).noneMatch(step -> step.contains("data-1"));
  }

  /** A disk whose tags name {@code db/data-0}. */
  private static HintedDisk disk(String handle) {
    return new HintedDisk(
        "cloud",
        Lost.raw(handle, DiskState.AVAILABLE, List.of(), Set.of()),
        new HintGatherer()
            .claim("tag", Optional.of("db"), Optional.of("data-0"))
            .volume("tag", Optional.of("pv-data-0"))
            .hint());
  }

  private static Plan restore(Bundle bundle, Lost lost) {
    List<Match> matches =
        lost.locator()
            .locate(
                bundle.volumes().stream().map((Volume v) -> Wanted.of(v, Lost.DISKS, "")).toList());
    RestoreRequest request =
        new RestoreRequest(
            bundle,
            Mappings.none(),
            World.ready().node("node-z", "zone-a", Captured.DRIVER).state(),
            RestoreOptions.DEFAULT,
            "2026-01-01T00:00:00Z");
    return new Planner(Lost.DISKS)
        .restoreLocated(new LocatedRequest(request, matches, lost.holdings(), lost.answers()));
  }
}
