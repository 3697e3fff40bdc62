// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is caught at the last moment, whoever put it there. */
class InvariantsTest {
  private final Rewritten safe =
      Transformer.withAllRules(Disks.of(List.of())).rewrite(Pairs.bound(0), Mappings.none());
  private final KubeObject volume = safe.desired().volume().orElseThrow();
  private final KubeObject claim = safe.desired().claim().orElseThrow();

  @Test
  void whatWasCapturedIsNeverCreatedAsItIs() {
    List<Violation> found =
        Invariants.ofPair(
            Pairs.bound(0).volume().orElseThrow(),
            Pairs.bound(0).claim().orElseThrow(),
            Optional.empty());

    assertThat(found)
        .extracting(violation -> violation.object().kind() + " " + violation.rule())
        .containsExactly(
            "PersistentVolume strip-resource-version",
            "PersistentVolume strip-finalizers",
            "PersistentVolume strip-claim-ref-uid",
            "PersistentVolume retain-volume",
            "PersistentVolumeClaim strip-resource-version",
            "PersistentVolumeClaim strip-owner-references",
            "PersistentVolumeClaim strip-finalizers",
            "PersistentVolumeClaim strip-bind-completed",
            "PersistentVolumeClaim strip-storage-provisioner",
            "PersistentVolumeClaim strip-beta-storage-provisioner",
            "PersistentVolumeClaim strip-selected-node");
  }

  @Test
  void everyRuleItNamesCanBeExplained() {
    Invariants.ofPair(
            KubeObject.of(Map.of("metadata", Map.of("name", "x"))),
            KubeObject.of(Map.of("metadata", Map.of("name", "x"))),
            Optional.empty())
        .forEach(
            violation ->
                assertThat(RuleCatalogue.standard().find(violation.rule()))
                    .as(violation.rule())
                    .isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "Delete, 'is Delete, not Retain'",
    "Recycle, 'is Recycle, not Retain'",
    "'', 'is missing'"
  })
  void anyPolicyButRetain(String policy, String found) {
    KubeObject unsafe = volume.with(FieldPath.of("spec", "persistentVolumeReclaimPolicy"), policy);
    assertThat(Invariants.ofVolume(unsafe, Optional.empty()))
        .extracting(Violation::found)
        .containsExactly(found);
  }

  @Test
  void aUidIsTheLiveClaimsOrNone() {
    KubeObject claimFirst = volume.with(FieldPath.of("spec", "claimRef", "uid"), "live");
    assertThat(Invariants.ofVolume(claimFirst, Optional.of("live"))).isEmpty();
    assertThat(Invariants.ofVolume(claimFirst, Optional.of("other")))
        .extracting(violation -> violation.toDiagnostic().summary())
        .containsExactly(
            "PersistentVolume pvc-0: spec.claimRef.uid is live, which is not the live claim's");
    assertThat(Invariants.ofVolume(claimFirst, Optional.empty())).hasSize(1);
    assertThat(Invariants.ofVolume(volume, Optional.of("live"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"name", "namespace"})
  void aClaimRefNamesItsClaimInFull(String field) {
    KubeObject unsafe = volume.without(FieldPath.of("spec", "claimRef", field));
    assertThat(Invariants.ofVolume(unsafe, Optional.empty()))
        .extracting(Violation::found)
        .containsExactly("names no claim by namespace and name");
  }

  @Test
  void theTwoNameEachOther() {
    KubeObject elsewhere = volume.with(FieldPath.of("spec", "claimRef", "name"), "other");
    KubeObject another = claim.with(FieldPath.of("spec", "volumeName"), "pvc-9");
    assertThat(Invariants.ofPair(elsewhere, another, Optional.empty()))
        .extracting(Violation::found)
        .containsExactly("names shop/other, not shop/data-0", "is pvc-9, not pvc-0");
  }

  @Test
  void aClaimSaysItsVolumeAndItsClass() {
    KubeObject open =
        claim
            .with(FieldPath.of("spec", "volumeName"), "")
            .without(FieldPath.of("spec", "storageClassName"));
    assertThat(Invariants.ofClaim(open))
        .extracting(violation -> violation.path() + " " + violation.found())
        .containsExactly("spec.volumeName is missing", "spec.storageClassName is not spelled out");
    assertThat(Invariants.ofClaim(claim.with(FieldPath.of("spec", "storageClassName"), "")))
        .isEmpty();
  }

  @Test
  void aViolationRefusesTheObject() {
    KubeObject unsafe = claim.with(FieldPath.annotation("pv.kubernetes.io/bind-completed"), "yes");
    assertThat(Invariants.ofClaim(unsafe))
        .singleElement()
        .satisfies(
            violation -> assertThat(violation.toDiagnostic().code()).isEqualTo(Code.UNSAFE_OBJECT));
  }
}
