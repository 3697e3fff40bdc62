// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Steps.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.bundle.Bundle;
import dev.recover.model.KubeObject;
import dev.recover.plan.restore.RestoreOptions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A target that has nothing of the bundle: what is made, in which order, resting on what. */
class PlannerRestoreTest {
  private static final Bundle ONE = bundle(pair("data-0"));

  @Test
  void reservesThenClaimsThenProves() {
    Plan plan = restore(ONE, World.ready());

    assertThat(Steps.volumes(plan)).containsExactly("db/data-0 ready");
    assertThat(Steps.of(plan))
        .containsExactly(
            "reserve:pv-data-0",
            "claim:db/data-0 <- reserve:pv-data-0",
            "prove:db/data-0 <- claim:db/data-0");
    assertThat(plan.order()).isEqualTo(Order.RESERVE_FIRST);
    assertThat(plan.orderReason())
        .startsWith("Each volume is reserved")
        .contains("one pair is bound");
    assertThat(plan.basis().bundleDigest()).isEqualTo("sha256:b0");
    assertThat(plan.basis().clusterUid()).isEqualTo(World.UID);
  }

  @Test
  void theReasonForTheOrderCountsNoPairsThatAreNotThere() {
    assertThat(restore(bundle(), World.ready()).orderReason())
        .isEqualTo(
            "Each volume is reserved before its claim is made: nothing can take a reserved disk.");
  }

  @Test
  void claimsFirstWhenAskedTo() {
    Plan plan = restore(ONE, World.ready(), RestoreOptions.DEFAULT.withOrder(Order.CLAIM_FIRST));

    assertThat(Steps.of(plan))
        .containsExactly(
            "claim:db/data-0",
            "volume:pv-data-0 <- claim:db/data-0",
            "prove:db/data-0 <- volume:pv-data-0");
    assertThat(plan.orderReason()).isEqualTo("claim-first was asked for.");
  }

  @Test
  void makesANamespaceOnceAndBeforeWhatIsInIt() {
    Plan plan =
        restore(
            bundle(pair("web", "a"), pair("web", "b")),
            World.ready(),
            RestoreOptions.DEFAULT.withOrder(Order.CLAIM_FIRST));

    assertThat(Steps.of(plan))
        .containsExactly(
            "namespace:web",
            "claim:web/a <- namespace:web",
            "claim:web/b <- namespace:web",
            "volume:pv-a <- claim:web/a",
            "volume:pv-b <- claim:web/b",
            "prove:web/a <- volume:pv-a",
            "prove:web/b <- volume:pv-b");
    assertThat(Steps.of(restore(bundle(pair("web", "a")), World.ready())))
        .startsWith("namespace:web", "reserve:pv-a <- namespace:web");
  }

  @Test
  void choosesClaimFirstInBulkButReservesWhatAStatefulSetMayClaim() {
    Captured[] pairs =
        IntStream.range(0, 30).mapToObj(n -> pair("data-redis-" + n)).toArray(Captured[]::new);

    Plan quiet = restore(bundle(pairs), World.ready());
    Plan scaledDown = restore(bundle(pairs), World.ready().statefulSet("redis", "data", 0));
    Plan running = restore(bundle(pairs), World.ready().statefulSet("redis", "data", 3));

    assertThat(quiet.order()).isEqualTo(Order.CLAIM_FIRST);
    assertThat(quiet.orderReason()).contains("30 pairs").doesNotContain("StatefulSet");
    assertThat(reserved(scaledDown)).isEmpty();
    assertThat(reserved(running))
        .containsExactly(
            "reserve:pv-data-redis-0", "reserve:pv-data-redis-1", "reserve:pv-data-redis-2");
    assertThat(running.orderReason()).contains("3 claims", "StatefulSet db/redis");
  }

  private static List<String> reserved(Plan plan) {
    return plan.steps().stream()
        .map(PlannedStep::id)
        .filter(id -> id.startsWith("reserve:"))
        .toList();
  }

  @Test
  void createsSafeObjectsAndListsEveryEdit() {
    Plan plan = restore(ONE, World.ready());
    KubeObject volume = ((Step.ReserveVolume) plan.steps().get(0).step()).volume();
    KubeObject claim = ((Step.CreateClaim) plan.steps().get(1).step()).claim();

    assertThat(volume.map("spec", "claimRef"))
        .containsOnlyKeys("apiVersion", "kind", "namespace", "name");
    assertThat(volume.text("spec", "persistentVolumeReclaimPolicy")).contains("Retain");
    assertThat(claim.text("spec", "volumeName")).contains("pv-data-0");
    assertThat(claim.annotations()).isEmpty();
    assertThat(plan.edits())
        .extracting(edit -> edit.object().name() + " " + edit.path())
        .contains(
            "pv-data-0 spec.claimRef.uid",
            "pv-data-0 spec.persistentVolumeReclaimPolicy",
            "data-0 metadata.annotations[pv.kubernetes.io/bind-completed]");
  }

  @Test
  void restsOnWhatItSaw() {
    assertThat(restore(ONE, World.ready()).basis().observed())
        .extracting(fact -> fact.object() + " " + fact.uid().orElse("absent"))
        .containsExactly(
            "CSIDriver disk.example.com uid-driver",
            "Namespace db uid-ns-db",
            "PersistentVolume pv-data-0 absent",
            "PersistentVolumeClaim db/data-0 absent",
            "StorageClass fast uid-fast");
  }

  @Test
  void theSameValuesGiveTheSamePlan() {
    Plan plan = restore(ONE, World.ready());
    assertThat(restore(ONE, World.ready())).isEqualTo(plan);
    assertThat(PlanFile.of(restore(ONE, World.ready())).digest())
        .isEqualTo(PlanFile.of(plan).digest());
  }

  @Test
  void aBlockedVolumeKeepsNoOtherFromItsPlan() {
    Plan plan =
        restore(
            bundle(pair("data-0"), pair("data-1").claim(Captured.set("spec.volumeMode", "Block"))),
            World.ready());

    assertThat(Steps.volumes(plan))
        .containsExactly("db/data-0 ready", "db/data-1 blocked VOLUME_MODES_DIFFER");
    assertThat(plan.steps()).extracting(PlannedStep::id).noneMatch(id -> id.contains("data-1"));
  }

  @Test
  void plansOnlyWhatWasSelected() {
    Plan plan =
        restore(
            bundle(pair("data-0"), pair("data-1")),
            World.ready(),
            RestoreOptions.DEFAULT.selecting(v -> v.label().equals("db/data-1")));
    assertThat(Steps.volumes(plan)).containsExactly("db/data-1 ready");

    Plan none = restore(ONE, World.ready(), RestoreOptions.DEFAULT.selecting(volume -> false));
    assertThat(Steps.said(none)).containsExactly("warning NOTHING_TO_DO ");
    assertThat(none.changes()).isEmpty();
  }
}
