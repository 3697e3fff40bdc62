// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static dev.recover.plan.Steps.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.plan.restore.RestoreOptions;
import dev.recover.transform.Directions;
import dev.recover.transform.Mappings;
import dev.recover.transform.Setting;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A target that has something of the bundle already: what is left to do, and what is refused. */
class ExistingObjectsTest {
  private static final Captured PAIR = pair("a");

  private static KubeObject with(KubeObject object, UnaryOperator<KubeObject>... changes) {
    KubeObject changed = object;
    for (UnaryOperator<KubeObject> change : changes) {
      changed = change.apply(changed);
    }
    return changed;
  }

  private static KubeObject released() {
    return PAIR.volume(set("status.phase", "Released")).volume();
  }

  private static KubeObject reserved() {
    return PAIR.volume(drop("spec.claimRef.uid"))
        .volume(set("spec.persistentVolumeReclaimPolicy", "Retain"))
        .volume(set("status.phase", "Available"))
        .volume();
  }

  /** A claim that names our volume and is not bound. */
  private static KubeObject waiting() {
    return PAIR.claim(drop("metadata.annotations"))
        .claim(set("metadata.uid", "live"))
        .claim(set("status", Map.of("phase", "Pending")))
        .claim();
  }

  private static Plan plan(KubeObject... live) {
    World world = World.ready();
    for (KubeObject object : live) {
      world.add(object);
    }
    return restore(bundle(PAIR), world);
  }

  private static Diagnostic refused(Code code, KubeObject... live) {
    Plan plan = plan(live);
    assertThat(Steps.volumes(plan)).containsExactly("db/a blocked " + code);
    assertThat(plan.steps()).isEmpty();
    return plan.diagnostics().stream().filter(d -> d.code() == code).findFirst().orElseThrow();
  }

  @Test
  void aBoundPairIsDoneAndProvenAgain() {
    Plan plan = plan(PAIR.volume(), PAIR.claim());
    assertThat(Steps.volumes(plan)).containsExactly("db/a done NOTHING_TO_DO");
    assertThat(Steps.of(plan)).containsExactly("prove:db/a");
    assertThat(plan.changes()).isEmpty();
    assertThat(Steps.said(plan)).contains("warning POLICY_DELETE db/a");
  }

  @Test
  void aReleasedVolumeIsReservedAgain() {
    Plan plan = plan(released());
    assertThat(Steps.of(plan))
        .containsExactly(
            "re-reserve:pv-a", "claim:db/a <- re-reserve:pv-a", "prove:db/a <- claim:db/a");
    Step.ReReserveVolume step = (Step.ReReserveVolume) plan.steps().get(0).step();
    assertThat(Json.canonical(step.patch()))
        .isEqualTo(
            "{\"metadata\":{\"annotations\":{\"recover.dev/original-reclaim-policy\":\"Delete\"}},"
                + "\"spec\":{\"claimRef\":{\"apiVersion\":\"v1\",\"kind\":\"PersistentVolumeClaim\","
                + "\"name\":\"a\",\"namespace\":\"db\",\"resourceVersion\":null,\"uid\":null},"
                + "\"persistentVolumeReclaimPolicy\":\"Retain\"}}");
    assertThat(step.preconditions().uid()).contains("old-pv-a");
    assertThat(step.preconditions().resourceVersion()).contains("77");
    assertThat(plan.edits())
        .filteredOn(edit -> edit.rule().equals("re-reserve"))
        .extracting(edit -> edit.path().toString())
        .contains("spec.claimRef.uid", "spec.persistentVolumeReclaimPolicy");
  }

  @Test
  void aReleasedVolumeFollowsItsClaimToAnotherNameAndClass() {
    Mappings mappings =
        Mappings.ofAll(
            Directions.of(
                Map.of(
                    Setting.MAP_NAMESPACE, Map.of("db", "new"),
                    Setting.MAP_CLASS, Map.of("fast", "slow"))));
    Plan plan =
        restore(bundle(PAIR), World.ready().add(released()), RestoreOptions.DEFAULT, mappings);
    assertThat(Steps.of(plan))
        .containsExactly(
            "namespace:new",
            "re-reserve:pv-a",
            "claim:new/a <- re-reserve:pv-a, namespace:new",
            "prove:new/a <- claim:new/a");
    Step.ReReserveVolume step = (Step.ReReserveVolume) plan.steps().get(1).step();
    assertThat(Json.canonical(step.patch()))
        .contains("\"namespace\":\"new\"", "\"storageClassName\":\"slow\"");
  }

  @Test
  void aReservedVolumeOnlyLacksItsClaim() {
    assertThat(Steps.of(plan(reserved())))
        .containsExactly("claim:db/a", "prove:db/a <- claim:db/a");
  }

  @Test
  void aReservedVolumeOfPolicyDeleteBecomesRetainFirst() {
    assertThat(
            Steps.of(plan(with(reserved(), set("spec.persistentVolumeReclaimPolicy", "Delete")))))
        .containsExactly("retain:pv-a", "claim:db/a <- retain:pv-a", "prove:db/a <- claim:db/a");
  }

  @Test
  void aWaitingClaimOnlyLacksItsVolume() {
    Plan plan = plan(waiting());
    assertThat(Steps.of(plan)).containsExactly("volume:pv-a", "prove:db/a <- volume:pv-a");
    assertThat(plan.basis().observed())
        .extracting(fact -> fact.object() + " " + fact.uid().orElse("absent"))
        .contains("PersistentVolumeClaim db/a live", "PersistentVolume pv-a absent");
  }

  @Test
  void aClaimThatWasMadeAnewWaitsForItsReleasedVolume() {
    assertThat(Steps.of(plan(released(), waiting())))
        .containsExactly("re-reserve:pv-a", "prove:db/a <- re-reserve:pv-a");
    assertThat(Steps.of(plan(reserved(), waiting()))).containsExactly("prove:db/a");
  }

  @Test
  void aVolumeWithAnotherDisk() {
    Diagnostic said =
        refused(Code.VOLUME_EXISTS, with(reserved(), set("spec.csi.volumeHandle", "disk-other")));
    assertThat(said.details()).anyMatch(line -> line.contains("disk-other"));
    assertThat(said.remedy()).contains("--map-name pv:pv-a=NEW");
  }

  @Test
  void aVolumeThatAnotherClaimHas() {
    KubeObject elsewhere = with(PAIR.volume(), set("spec.claimRef.name", "b"));
    KubeObject other = with(PAIR.claim(), set("metadata.name", "b"));
    assertThat(refused(Code.VOLUME_EXISTS, elsewhere, other).summary())
        .contains("bound to", "db/b");
    assertThat(refused(Code.VOLUME_EXISTS, with(elsewhere, drop("spec.claimRef.uid"))).summary())
        .contains("reserved for", "db/b");
    assertThat(
            refused(Code.VOLUME_EXISTS, with(elsewhere, set("status.phase", "Released"))).summary())
        .contains("released by", "db/b");
  }

  @Test
  void aVolumeThatIsStillBoundToAClaimJustDeleted() {
    assertThat(refused(Code.VOLUME_EXISTS, PAIR.volume()).remedy()).contains("in a minute");
  }

  @Test
  void aVolumeBeingDeleted() {
    Diagnostic said =
        refused(
            Code.VOLUME_TERMINATING,
            with(released(), set("metadata.deletionTimestamp", "2025-01-01T00:00:00Z")));
    assertThat(said.details()).containsExactly("policy    Delete");
    assertThat(said.remedy()).contains("Retain");
  }

  @Test
  void aClaimBeingDeleted() {
    KubeObject going =
        with(PAIR.claim(), set("metadata.deletionTimestamp", "2025-01-01T00:00:00Z"));
    Diagnostic said = refused(Code.CLAIM_TERMINATING, going, PAIR.volume());
    assertThat(said.remedy()).startsWith("its volume pv-a has policy Delete");
  }

  @Test
  void aLostClaim() {
    KubeObject lost = with(PAIR.claim(), set("status", Map.of("phase", "Lost")));
    assertThat(refused(Code.CLAIM_EXISTS, lost).remedy())
        .contains("kubectl annotate pvc -n db a pv.kubernetes.io/bind-completed-");
    assertThat(refused(Code.CLAIM_EXISTS, lost, reserved()).summary()).contains("Lost");
  }

  @Test
  void aClaimThatAsksForAnEmptyDisk() {
    KubeObject naive = with(waiting(), drop("spec.volumeName"));
    Diagnostic said = refused(Code.CLAIM_EXISTS, naive);
    assertThat(said.summary()).contains("new, empty disk");
    assertThat(said.remedy()).contains("kubectl delete pvc -n db a");
  }

  @Test
  void aClaimThatHoldsAnEmptyDiskInPlaceOfOurs() {
    KubeObject claim =
        with(PAIR.claim(), set("metadata.uid", "live"), set("spec.volumeName", "pvc-live"));
    KubeObject empty =
        with(
            PAIR.volume(),
            set("metadata.name", "pvc-live"),
            set("spec.csi.volumeHandle", "disk-empty"),
            set("spec.claimRef.uid", "live"));
    Diagnostic said = refused(Code.CLAIM_EXISTS, claim, empty);
    assertThat(said.summary()).contains("empty disk provisioned in place of ours");
    assertThat(said.details()).anyMatch(line -> line.contains("disk-empty"));
    assertThat(said.remedy()).contains("policy is Delete", "kubectl delete pvc -n db a");
  }

  @Test
  void theRemedyNamesTheStatefulSetThatMakesTheClaim() {
    KubeObject naive =
        with(waiting(), drop("spec.volumeName"), set("metadata.name", "data-redis-0"));
    Plan plan =
        restore(
            bundle(pair("data-redis-0")), World.ready().add(naive).statefulSet("redis", "data", 3));
    assertThat(plan.diagnostics().get(0).remedy())
        .startsWith("stop what makes it with `kubectl scale statefulset -n db redis --replicas=0`");
  }

  @Test
  void aClaimThatNamesAnotherVolume() {
    KubeObject other = with(PAIR.claim(), set("spec.volumeName", "pv-other"));
    assertThat(refused(Code.CLAIM_EXISTS, other).why()).contains("does not exist");
  }

  @Test
  void aWaitingClaimThatDoesNotFitIsRefused() {
    refused(Code.CAPACITY_SHORT, with(waiting(), set("spec.resources.requests.storage", "50Gi")));
    refused(Code.CLASSES_DIFFER, with(waiting(), set("spec.storageClassName", "other")));
  }
}
