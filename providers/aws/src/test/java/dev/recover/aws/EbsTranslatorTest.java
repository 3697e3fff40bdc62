// SPDX-License-Identifier: Apache-2.0
package dev.recover.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.Evidence;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import dev.recover.model.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What volumes and tags say of EBS volumes. */
class EbsTranslatorTest {
  private static final String UID = "0a1b2c3d-1111-2222-3333-444455556666";
  private final EbsTranslator translator = new EbsTranslator();

  private static KubeObject yaml(String text) {
    return KubeObject.of(Json.asMap((Map<?, ?>) Yaml.parse(text)));
  }

  private static KubeObject csi(String handle) {
    return yaml(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv}
        spec: {csi: {driver: ebs.csi.aws.com, volumeHandle: "%s"}}
        """
            .formatted(handle));
  }

  private static KubeObject inTree(String id) {
    return yaml(
        """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv}
        spec: {awsElasticBlockStore: {volumeID: "%s", fsType: xfs}}
        """
            .formatted(id));
  }

  private static Disk disk(Map<String, String> tags) {
    return new Disk(
        new DiskId(EbsTranslator.DRIVER, "vol-0fedcba9876543210"),
        "vol-0fedcba9876543210",
        "",
        new CloudScope("aws", "111122223333", "us-east-1"),
        List.of("us-east-1b"),
        List.of("use1-az2"),
        10L << 30,
        DiskState.AVAILABLE,
        List.of(),
        DiskFacts.NONE.tagged(tags));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vol-0a1b2c3d4e5f60718",
        "aws:///vol-0a1b2c3d4e5f60718",
        "aws://us-east-1a/vol-0a1b2c3d4e5f60718"
      })
  void everySpellingIsOneDisk(String id) {
    DiskId expected = new DiskId("ebs.csi.aws.com", "vol-0a1b2c3d4e5f60718");
    assertThat(translator.diskOf(inTree(id))).contains(expected);
    assertThat(translator.diskOf(csi("vol-0a1b2c3d4e5f60718"))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vol-",
        "vol-XYZ",
        "aws://",
        "aws://a/b/vol-1",
        "local-ebs://cache",
        "../../etc",
        "vol 1"
      })
  void aHandleOfNoKnownShapeStaysAsItIs(String handle) {
    assertThat(translator.diskOf(csi(handle))).contains(new DiskId("ebs.csi.aws.com", handle));
    assertThatThrownBy(() -> translator.toCsi(inTree(handle)))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("names no EBS volume");
  }

  @Test
  void volumesOfOtherDriversAreNotOurs() {
    KubeObject other =
        yaml("{kind: PersistentVolume, spec: {csi: {driver: other, volumeHandle: vol-1}}}");
    assertThat(translator.diskOf(other)).isEmpty();
    assertThat(translator.diskOf(csi(""))).isEmpty();
    assertThat(translator.toCsi(other)).isEmpty();
    assertThat(translator.pointAt(other, disk(Map.of()))).isEmpty();
  }

  @Test
  void theTagsOfTheDriverTellTheClaim() {
    VolumeHint hint =
        translator.hintOf(
            disk(
                Map.of(
                    "CSIVolumeName", "pvc-" + UID,
                    "kubernetes.io/created-for/pvc/name", "data-db-0",
                    "kubernetes.io/created-for/pvc/namespace", "shop",
                    "kubernetes.io/created-for/pv/name", "pvc-" + UID,
                    "kubernetes.io/cluster/prod", "owned",
                    "ebs.csi.aws.com/cluster-name", "prod",
                    "Name", "prod-dynamic-pvc-" + UID)));

    assertThat(hint.claim()).contains(new ClaimName("shop", "data-db-0"));
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.clusters()).containsExactly("prod");
    assertThat(hint.evidence()).noneMatch(e -> e.kind() == Evidence.Kind.AGAINST);
  }

  @Test
  void inTreeTagsTellItToo() {
    VolumeHint hint =
        translator.hintOf(
            disk(
                Map.of(
                    "kubernetes.io/created-for/pvc/name", "data",
                    "kubernetes.io/created-for/pvc/namespace", "db",
                    "Name", "kubernetes-dynamic-pvc-" + UID)));

    assertThat(hint.claim()).contains(new ClaimName("db", "data"));
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.volume()).contains("pvc-" + UID);
  }

  @ParameterizedTest
  @CsvSource({"'../etc',x", "'a b',x", "ok,'x\u0007y'", "ok,UPPER", "'\u001b[31m',x"})
  void namesThatNoClaimCanHaveSpeakAgainst(String namespace, String name) {
    VolumeHint hint =
        translator.hintOf(
            disk(
                Map.of(
                    "kubernetes.io/created-for/pvc/name", name,
                    "kubernetes.io/created-for/pvc/namespace", namespace)));

    assertThat(hint.claim()).isEmpty();
    assertThat(hint.evidence()).anyMatch(e -> e.kind() == Evidence.Kind.AGAINST);
    assertThat(hint.evidence()).allMatch(e -> e.text().chars().noneMatch(Character::isISOControl));
  }

  @Test
  void tagsThatDisagreeTellNoUid() {
    VolumeHint hint =
        translator.hintOf(
            disk(
                Map.of(
                    "CSIVolumeName",
                    "pvc-" + UID,
                    "Name",
                    "x-dynamic-pvc-ffffffff-1111-2222-3333-444455556666")));

    assertThat(hint.claimUid()).isEmpty();
    assertThat(hint.evidence()).anyMatch(e -> e.kind() == Evidence.Kind.AGAINST);
  }

  @Test
  void anUntaggedDiskSaysNothing() {
    assertThat(translator.hintOf(disk(Map.of("team", "shop")))).isEqualTo(VolumeHint.NONE);
  }

  @Test
  void aVolumeIsPointedAtADiskInItsZone() {
    KubeObject before =
        yaml(
            """
            kind: PersistentVolume
            metadata: {name: pv, labels: {topology.kubernetes.io/zone: us-west-2a}}
            spec:
              capacity: {storage: 5Gi}
              csi:
                driver: ebs.csi.aws.com
                volumeHandle: vol-0000000000000000a
                fsType: xfs
                volumeAttributes: {partition: "1"}
              nodeAffinity:
                required:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: topology.ebs.csi.aws.com/zone, operator: In, values: [us-west-2a]}
            """);
    assertThat(translator.pointAt(before, disk(Map.of())))
        .contains(
            yaml(
                """
                kind: PersistentVolume
                metadata: {name: pv, labels: {topology.kubernetes.io/zone: us-east-1b}}
                spec:
                  capacity: {storage: 5Gi}
                  csi:
                    driver: ebs.csi.aws.com
                    volumeHandle: vol-0fedcba9876543210
                    fsType: xfs
                    volumeAttributes: {partition: "1"}
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - {key: topology.kubernetes.io/zone, operator: In, values: [us-east-1b]}
                """));
  }

  @Test
  void anInTreeVolumeBecomesOneOfTheDriver() {
    KubeObject before =
        yaml(
            """
            kind: PersistentVolume
            metadata: {name: pv, labels: {failure-domain.beta.kubernetes.io/zone: us-east-1a}}
            spec:
              accessModes: [ReadWriteOnce]
              awsElasticBlockStore:
                volumeID: aws://us-east-1a/vol-0fedcba9876543210
                fsType: ext4
                partition: 2
                readOnly: true
            """);
    assertThat(translator.toCsi(before))
        .contains(
            yaml(
                """
                kind: PersistentVolume
                metadata: {name: pv, labels: {failure-domain.beta.kubernetes.io/zone: us-east-1a}}
                spec:
                  accessModes: [ReadWriteOnce]
                  csi:
                    driver: ebs.csi.aws.com
                    volumeHandle: vol-0fedcba9876543210
                    fsType: ext4
                    readOnly: true
                    volumeAttributes: {partition: "2"}
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - key: topology.ebs.csi.aws.com/zone
                          operator: In
                          values: [us-east-1a]
                """));
    assertThat(translator.diskOf(translator.toCsi(before).orElseThrow()))
        .isEqualTo(translator.diskOf(before));
  }
}
