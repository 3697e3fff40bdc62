// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.rules;

import static dev.recover.testkit.RuleTester.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.RuleTester;
import dev.recover.transform.Action;
import dev.recover.transform.Explanation;
import dev.recover.transform.RuleCatalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each rule. */
class EveryRuleTest {
  /** Every row of sections A.1, A.2 and A.3 of the reference, and the rule that it is. */
  private static final String ROWS =
      """
      A.1 resourceVersion                      strip-resource-version
      A.1 uid                                  strip-uid
      A.1 creationTimestamp                    strip-creation-timestamp
      A.1 deletionTimestamp                    strip-deletion-timestamp
      A.1 deletionGracePeriodSeconds           strip-deletion-grace-period
      A.1 selfLink                             strip-self-link
      A.1 generation                           strip-generation
      A.1 managedFields                        strip-managed-fields
      A.1 ownerReferences                      strip-owner-references
      A.1 finalizers                           strip-finalizers
      A.1 last-applied-configuration           strip-last-applied-configuration
      A.1 meta.helm.sh/release-name            keep-helm-marks
      A.1 meta.helm.sh/release-namespace       map-helm-release-namespace
      A.1 argocd.argoproj.io/tracking-id       strip-argo-tracking-id
      A.1 app.kubernetes.io/instance           keep-instance-label
      A.1 kustomize.toolkit.fluxcd.io/name     strip-flux-kustomize-name
      A.1 labels                               keep-labels-and-annotations
      A.1 name                                 check-names
      A.2 pv.kubernetes.io/bound-by-controller strip-volume-bound-by-controller
      A.2 pv.kubernetes.io/provisioned-by      strip-provisioned-by
      A.2 pv.kubernetes.io/migrated-to         strip-volume-migrated-to
      A.2 provisioner-deletion-secret-name     map-deletion-secret
      A.2 controller-modify-secret-name        map-modify-secret
      A.2 pre-resize-capacity                  strip-pre-resize-capacity
      A.2 storage-class                        move-volume-class-annotation
      A.2 mount-options                        move-mount-options-annotation
      A.2 pv.beta.kubernetes.io/gid            keep-volume-gid
      A.2 topology.kubernetes.io/zone          map-zone-labels
      A.2 external-provisioner                 strip-provisioner-finalizer
      A.2 external-attacher/                   strip-attacher-finalizer
      A.2 uid                                  strip-claim-ref-uid
      A.2 resourceVersion                      strip-claim-ref-resource-version
      A.2 claimRef                             reserve-claim
      A.2 persistentVolumeReclaimPolicy        retain-volume
      A.2 storageClassName                     map-class
      A.2 volumeAttributesClassName            keep-volume-attributes-class
      A.2 nodeAffinity                         map-node-affinity
      A.2 volumeHandle                         keep-volume-source
      A.2 volumeAttributes                     set-volume-attributes
      A.2 controllerPublishSecretRef           map-controller-publish-secret
      A.2 controllerExpandSecretRef            map-controller-expand-secret
      A.2 nodeStageSecretRef                   map-node-stage-secret
      A.2 nodePublishSecretRef                 map-node-publish-secret
      A.2 nodeExpandSecretRef                  map-node-expand-secret
      A.2 capacity                             keep-capacity
      A.2 accessModes                          keep-access-modes
      A.2 mountOptions                         keep-mount-options
      A.2 volumeMode                           keep-volume-mode
      A.2 status                               strip-volume-status
      A.3 pv.kubernetes.io/bind-completed      strip-bind-completed
      A.3 pv.kubernetes.io/bound-by-controller strip-claim-bound-by-controller
      A.3 volume.kubernetes.io/storage-prov    strip-storage-provisioner
      A.3 volume.beta.kubernetes.io/storage-p  strip-beta-storage-provisioner
      A.3 volume.kubernetes.io/selected-node   strip-selected-node
      A.3 volume.alpha.kubernetes.io/selected  strip-alpha-selected-node
      A.3 pv.kubernetes.io/migrated-to         strip-claim-migrated-to
      A.3 storage-resizer                      strip-storage-resizer
      A.3 node-expansion-not-required          strip-node-expansion-not-required
      A.3 storage-class                        move-claim-class-annotation
      A.3 pvc-as-source-protection             strip-snapshot-source-finalizer
      A.3 cloning-protection                   strip-cloning-finalizer
      A.3 volumeName                           name-volume
      A.3 storageClassName                     spell-out-class
      A.3 requests                             clamp-request
      A.3 selector                             keep-selector
      A.3 dataSource                           strip-data-source
      A.3 dataSourceRef                        strip-data-source-ref
      A.3 volumeAttributesClassName            match-volume-attributes-class
      A.3 status                               strip-claim-status
      A.3 ownerReferences                      strip-statefulset-owner
      """;

  static List<Explanation> explanations() {
    return RuleCatalogue.standard().explanations();
  }

  /** Rules that need providers, which are not here, are shown at work by cli's TranslationTest. */
  static Stream<Explanation> examples() {
    return explanations().stream().filter(rule -> !rule.example().asked().startsWith("to-csi"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void doesWhatItsExampleShows(Explanation rule) {
    Explanation.Example example = rule.example();
    RuleTester tester = rule(rule.id()).on(example.before());
    RuleTester asked = example.asked().isEmpty() ? tester : tester.asking(example.asked());
    RuleTester.Outcome outcome = asked.becomes(example.after());
    assertThat(outcome.rewritten().edits().isEmpty()).isEqualTo(rule.action() == Action.KEEP);
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void leavesAPairAloneThatIsAsItShouldBe(Explanation rule) {
    rule(rule.id()).doesNotFire().reporting();
  }

  @ParameterizedTest
  @MethodSource("explanations")
  void canBeExplained(Explanation rule) {
    assertThat(rule.id()).matches("[a-z]+(-[a-z]+)+");
    assertThat(List.of(rule.title(), rule.what(), rule.why(), rule.example().before()))
        .noneMatch(String::isBlank);
    assertThat(rule.source()).startsWith("https://");
    assertThat(RuleCatalogue.standard().find(rule.id())).contains(rule);
  }

  static Stream<List<String>> rows() {
    return ROWS.lines().map(line -> List.of(line.split("\\s+")));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void standsForARowOfTheReference(List<String> row) {
    Explanation rule = RuleCatalogue.standard().find(row.get(2)).orElseThrow();
    assertThat(rule.what() + rule.example().before()).contains(row.get(1));
  }

  @Test
  void ofAnUnknownNameThereIsNone() {
    assertThat(RuleCatalogue.standard().find("strip-everything")).isEmpty();
  }
}
