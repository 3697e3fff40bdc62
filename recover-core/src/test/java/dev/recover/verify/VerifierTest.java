// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.plan.Captured;
import dev.recover.plan.Expectation;
import dev.recover.plan.Steps;
import dev.recover.plan.TestDisks;
import dev.recover.plan.World;
import dev.recover.transform.Mappings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A restored pair is confirmed; take any part of it away, and the check for it says so. */
class VerifierTest {
  private static final List<Expectation> EXPECTED =
      Expectations.of(Steps.restore(bundle(pair("a")), World.ready()));

  /** The pair of {@code pair("a")} after a restore. */
  private static Captured restored() {
    return pair("a")
        .volume(set("metadata.uid", "new-pv"))
        .volume(set("spec.claimRef.uid", "new-pvc"))
        .volume(set("spec.persistentVolumeReclaimPolicy", "Retain"))
        .volume(set("status.lastPhaseTransitionTime", "2025-06-01T00:00:10Z"))
        .claim(set("metadata.uid", "new-pvc"))
        .claim(set("metadata.creationTimestamp", "2025-06-01T00:00:00Z"));
  }

  private static VolumeFinding verify(World world) {
    List<VolumeFinding> found = new Verifier(TestDisks.DISKS).verify(EXPECTED, world.state());
    assertThat(found).hasSize(1);
    assertThat(found.get(0).findings()).extracting(Finding::check).containsExactly(Check.values());
    return found.get(0);
  }

  private static World world(Captured pair) {
    return World.ready().add(pair.volume()).add(pair.claim());
  }

  private static void mismatch(Check check, World world) {
    VolumeFinding finding = verify(world);
    assertThat(finding.result()).isEqualTo(VolumeFinding.Result.MISMATCH);
    assertThat(finding.findings())
        .filteredOn(Finding.Mismatch.class::isInstance)
        .extracting(Finding::check)
        .containsExactly(check);
    assertThat(finding.diagnostics())
        .extracting(diagnostic -> diagnostic.code())
        .containsExactly(Code.MISMATCH);
    assertThat(finding.diagnostics().get(0).details()).hasSize(1);
  }

  private static void unknown(Check check, World world) {
    VolumeFinding finding = verify(world);
    assertThat(finding.result()).isEqualTo(VolumeFinding.Result.UNKNOWN);
    assertThat(finding.findings())
        .filteredOn(Finding.Unknown.class::isInstance)
        .extracting(Finding::check)
        .containsExactly(check);
  }

  @Test
  void aRestoredPairIsConfirmed() {
    VolumeFinding finding = verify(world(restored()));
    assertThat(finding.findings()).allMatch(Finding.Confirmed.class::isInstance);
    assertThat(finding.result()).isEqualTo(VolumeFinding.Result.CONFIRMED);
    assertThat(finding.diagnostics()).isEmpty();
  }

  @Test
  void aBundleImpliesTheSameExpectations() {
    assertThat(Expectations.of(bundle(pair("a")), Mappings.none(), TestDisks.DISKS))
        .isEqualTo(EXPECTED);
  }

  private static void claim(Check check, UnaryOperator<KubeObject> change) {
    mismatch(check, world(restored().claim(change)));
  }

  private static void volume(Check check, UnaryOperator<KubeObject> change) {
    mismatch(check, world(restored().volume(change)));
  }

  @Test
  void eachPartOfThePairHasItsCheck() {
    claim(Check.CLAIM_BOUND, set("status.phase", "Lost"));
    volume(Check.VOLUME_BOUND, set("status.phase", "Available"));
    claim(Check.CLAIM_NAMES_VOLUME, set("spec.volumeName", "pv-other"));
    claim(Check.BIND_COMPLETED, drop("metadata.annotations[pv.kubernetes.io/bind-completed]"));
    volume(Check.VOLUME_NAMES_CLAIM, set("spec.claimRef.name", "b"));
    volume(Check.UIDS_AGREE, set("spec.claimRef.uid", "old"));
    volume(Check.SOURCE_SAME, set("spec.csi.fsType", "xfs"));
    volume(Check.RETAINED, set("spec.persistentVolumeReclaimPolicy", "Delete"));
    claim(Check.NOT_TERMINATING, set("metadata.deletionTimestamp", "2025-06-01T00:00:00Z"));
    volume(Check.NOT_TERMINATING, set("metadata.deletionTimestamp", "2025-06-01T00:00:00Z"));
    claim(Check.CAPACITY_SAME, set("status.capacity.storage", "1Gi"));
    claim(Check.CAPACITY_SAME, set("spec.resources.requests.storage", "50Gi"));
    volume(Check.MODES_SAME, set("spec.accessModes", List.of("ReadOnlyMany")));
    claim(Check.CLASS_SAME, set("spec.storageClassName", "slow"));
    volume(Check.CLASS_SAME, drop("spec.storageClassName"));
    claim(
        Check.OWNERS_LIVE,
        set(
            "metadata.ownerReferences",
            List.of(Map.of("kind", "StatefulSet", "name", "redis", "uid", "gone"))));
  }

  @Test
  void anotherDiskShowsInSourceAndDisk() {
    VolumeFinding finding =
        verify(world(restored().volume(set("spec.csi.volumeHandle", "disk-z"))));
    assertThat(finding.findings())
        .filteredOn(Finding.Mismatch.class::isInstance)
        .extracting(Finding::check)
        .containsExactly(Check.SOURCE_SAME, Check.DISK_SAME);
  }

  @Test
  void anObjectThatIsNotThereIsAMismatchAndTheRestUnknown() {
    VolumeFinding finding = verify(World.ready().add(restored().volume()));
    assertThat(finding.result()).isEqualTo(VolumeFinding.Result.MISMATCH);
    assertThat(finding.findings().get(0))
        .isEqualTo(new Finding.Mismatch(Check.CLAIM_BOUND, "Bound", "no such object"));
  }

  @Test
  void aLiveStatefulSetMayOwnTheClaim() {
    World world =
        world(
                restored()
                    .claim(
                        set(
                            "metadata.ownerReferences",
                            List.of(
                                Map.of(
                                    "kind", "StatefulSet",
                                    "name", "redis",
                                    "uid", "uid-sts-redis")))))
            .statefulSet("redis", "data", 1);
    assertThat(verify(world).result()).isEqualTo(VolumeFinding.Result.CONFIRMED);
    unknown(Check.OWNERS_LIVE, world.hide(ResourceType.STATEFUL_SET));
  }

  @Test
  void aDiskProvisionedForTheClaimIsSeenByItsNameOrByItsEvent() {
    KubeObject empty =
        restored()
            .volume(set("metadata.name", "pvc-new-pvc"))
            .volume(set("spec.csi.volumeHandle", "disk-empty"))
            .volume();
    mismatch(Check.NOTHING_PROVISIONED, world(restored()).add(empty));
    mismatch(
        Check.NOTHING_PROVISIONED,
        world(restored()).add(event("Normal", "ProvisioningSucceeded", "2025-06-01T00:00:05Z")));
  }

  @Test
  void aSecondVolumeOfTheDiskIsSeen() {
    mismatch(
        Check.DISK_ONCE,
        world(restored()).add(restored().volume(set("metadata.name", "pv-twin")).volume()));
  }

  @Test
  void nodesMustTakeIt() {
    mismatch(
        Check.REACHABLE,
        world(
            restored()
                .volume(set("metadata.labels", Map.of("topology.kubernetes.io/zone", "zone-x")))));
    mismatch(Check.REACHABLE, world(restored()).remove(ResourceType.CSI_NODE));
    unknown(
        Check.REACHABLE, world(restored()).remove(ResourceType.CSI_NODE).remove(ResourceType.NODE));
    unknown(Check.REACHABLE, world(restored()).hide(ResourceType.NODE));
  }

  private static KubeObject event(String type, String reason, String time) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "Event", "metadata": {"namespace": "db", "name": "e"},
         "type": "%s", "reason": "%s", "message": "text", "lastTimestamp": "%s",
         "involvedObject": {"kind": "PersistentVolumeClaim", "namespace": "db", "name": "a",
          "uid": "new-pvc"}}
        """
            .formatted(type, reason, time));
  }

  @Test
  void warningsCountOnceThePairIsBound() {
    mismatch(
        Check.NO_WARNINGS,
        world(restored()).add(event("Warning", "FailedBinding", "2025-06-01T00:01:00Z")));
    assertThat(
            verify(world(restored()).add(event("Warning", "FailedBinding", "2025-06-01T00:00:05Z")))
                .result())
        .isEqualTo(VolumeFinding.Result.CONFIRMED);
    unknown(Check.NO_WARNINGS, world(restored()).hide(ResourceType.EVENT));
  }

  @Test
  void whatCouldNotBeListedIsUnknownThroughout() {
    VolumeFinding finding = verify(world(restored()).hide(ResourceType.PERSISTENT_VOLUME_CLAIM));
    assertThat(finding.findings()).allMatch(Finding.Unknown.class::isInstance);
    assertThat(finding.result().word()).isEqualTo("unknown");
  }

  @Test
  void serverDefaultsAreNoMismatch() {
    KubeObject added =
        set("spec.csi.nodeStageSecretRef", Map.of("name", "x")).apply(restored().volume());
    List<Finding> findings =
        new Verifier(TestDisks.DISKS)
            .pair(EXPECTED.get(0), Optional.of(added), Optional.of(restored().claim()));
    assertThat(findings).allMatch(Finding.Confirmed.class::isInstance);
  }

  @Test
  void aVolumeThatThePlanLeavesOutIsNotProven() {
    var blocked =
        Steps.restore(bundle(pair("a").claim(set("spec.volumeMode", "Block"))), World.ready())
            .volumes()
            .get(0);
    VolumeFinding finding = VolumeFinding.ofBlocked(blocked);
    assertThat(finding.result()).isEqualTo(VolumeFinding.Result.UNKNOWN);
    assertThat(finding.diagnostics().get(0).details())
        .containsExactly("every check: the plan leaves the volume out: VOLUME_MODES_DIFFER");
  }
}
