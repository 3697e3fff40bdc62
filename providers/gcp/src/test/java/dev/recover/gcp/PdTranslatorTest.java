// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import dev.recover.spi.DiskProviderFactory;
import dev.recover.spi.Disks;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdTranslatorTest {
  private static final String ZONAL = "projects/shop/zones/europe-west3-a/disks/pvc-1";
  private static final String REGIONAL = "projects/shop/regions/europe-west3/disks/pvc-1";

  private final PdTranslator translator = new PdTranslator();

  @ParameterizedTest
  @CsvSource({
    "pd.csi.storage.gke.io, " + ZONAL,
    "pd.csi.storage.gke.io, " + REGIONAL,
    "gcp.csi.confidential.cloud, " + ZONAL,
  })
  void theDiskOfACsiVolumeIsItsDriverAndHandle(String driver, String handle) {
    assertThat(translator.diskOf(csi(driver, handle))).contains(new DiskId(driver, handle));
  }

  @Test
  void aPlaceThatTheHandleLeavesOpenIsTakenFromTheVolume() {
    KubeObject open = csi(PdTranslator.DRIVER, "projects/shop/zones/UNSPECIFIED/disks/pvc-1");
    assertThat(translator.diskOf(open)).contains(pd("projects/shop/zones/UNSPECIFIED/disks/pvc-1"));
    assertThat(translator.diskOf(in(open, "topology.gke.io/zone", "europe-west3-a")))
        .contains(pd(ZONAL));
    assertThat(
            translator.diskOf(in(open, "topology.gke.io/zone", "europe-west3-a, europe-west3-b")))
        .contains(pd(REGIONAL));
  }

  @ParameterizedTest
  @CsvSource({
    "failure-domain.beta.kubernetes.io/zone, europe-west3-a, zones/europe-west3-a",
    "topology.kubernetes.io/zone, europe-west3-a, zones/europe-west3-a",
    "topology.kubernetes.io/zone, europe-west3-a__europe-west3-b, regions/europe-west3",
    "topology.kubernetes.io/zone, europe-west3-a__us-east1-b, zones/UNSPECIFIED",
    "topology.kubernetes.io/zone, here__there, zones/UNSPECIFIED",
    "topology.kubernetes.io/zone, __, zones/UNSPECIFIED",
    "other, europe-west3-a, zones/UNSPECIFIED",
  })
  void anInTreeDiskIsPlacedByItsLabels(String label, String value, String place) {
    assertThat(translator.diskOf(labelled(label, value)))
        .contains(pd("projects/UNSPECIFIED/" + place + "/disks/pvc-1"));
  }

  @Test
  void theBetaLabelIsReadFirstAsTheDriverDoes() {
    KubeObject volume =
        yaml(
            """
            metadata:
              labels:
                failure-domain.beta.kubernetes.io/zone: europe-west3-a
                topology.kubernetes.io/zone: europe-west3-b
            spec: {gcePersistentDisk: {pdName: pvc-1}}
            """);
    assertThat(translator.diskOf(volume))
        .contains(pd("projects/UNSPECIFIED/zones/europe-west3-a/disks/pvc-1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{spec: {}}",
        "{spec: {csi: {driver: ebs.csi.aws.com, volumeHandle: vol-1}}}",
        "{spec: {csi: {driver: pd.csi.storage.gke.io}}}",
        "{spec: {csi: {driver: pd.csi.storage.gke.io, volumeHandle: ''}}}",
        "{spec: {csi: {driver: pd.csi.storage.gke.io, volumeHandle: 7}}}",
        "{spec: {gcePersistentDisk: {pdName: ''}}}",
        "{spec: {gcePersistentDisk: {pdName: [x]}}}",
        "{spec: {gcePersistentDisk: x}}",
        "{spec: {nfs: {server: s, path: /}}}",
      })
  void otherSourcesAreNotItsOwn(String text) {
    assertThat(translator.diskOf(yaml(text))).isEmpty();
    assertThat(new GcpProvider().accepts(yaml(text))).isFalse();
    assertThat(translator.toCsi(yaml(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pvc-1", "projects/shop/zones/z/disks/a/b", "vol-0a1b"})
  void aHandleOfNoKnownShapeIsStillOneDisk(String handle) {
    assertThat(translator.diskOf(csi(PdTranslator.DRIVER, handle))).contains(pd(handle));
  }

  @Test
  void pointingAtADiskRoundTrips() {
    for (String handle : List.of(ZONAL, REGIONAL)) {
      var disk = Sample.disk(handle);
      for (KubeObject volume :
          List.of(
              csi(PdTranslator.DRIVER, "projects/old/zones/us-east1-b/disks/old"),
              in(csi(PdTranslator.DRIVER, "x"), "topology.gke.io/zone", "us-east1-b, us-east1-c"),
              yaml("{spec: {capacity: {storage: 1Gi}}}"))) {
        KubeObject pointed = translator.pointAt(volume, disk).orElseThrow();
        assertThat(translator.diskOf(pointed)).contains(disk.id());
        assertThat(dev.recover.spi.VolumeZones.of(pointed)).isEqualTo(disk.zones());
        assertThat(translator.pointAt(pointed, disk)).contains(pointed);
      }
    }
  }

  @Test
  void pointingKeepsEveryOtherField() {
    KubeObject volume =
        yaml(
            """
            metadata: {name: v, labels: {app: db}}
            spec:
              storageClassName: fast
              csi:
                driver: pd.csi.storage.gke.io
                volumeHandle: projects/old/zones/us-east1-b/disks/old
                fsType: xfs
                volumeAttributes: {partition: "1"}
                newField: {a: 1}
              nodeAffinity:
                required:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: topology.gke.io/zone, operator: In, values: [us-east1-b]}
            """);
    assertThat(translator.pointAt(volume, Sample.disk(REGIONAL)))
        .contains(
            yaml(
                """
                metadata: {name: v, labels: {app: db}}
                spec:
                  storageClassName: fast
                  csi:
                    driver: pd.csi.storage.gke.io
                    volumeHandle: projects/shop/regions/europe-west3/disks/pvc-1
                    fsType: xfs
                    volumeAttributes: {partition: "1"}
                    newField: {a: 1}
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - key: topology.gke.io/zone
                          operator: In
                          values: [europe-west3-a, europe-west3-b]
                """));
  }

  @Test
  void anInTreeVolumeStaysOneAndItsLabelsFollow() {
    KubeObject pointed =
        translator
            .pointAt(labelled("topology.kubernetes.io/zone", "us-east1-b"), Sample.disk(REGIONAL))
            .orElseThrow();
    assertThat(pointed.text("spec", "gcePersistentDisk", "pdName")).contains("pvc-1");
    assertThat(pointed.labels())
        .containsEntry("topology.kubernetes.io/zone", "europe-west3-a__europe-west3-b")
        .containsEntry("topology.kubernetes.io/region", "europe-west3");
    assertThat(translator.diskOf(pointed))
        .contains(pd("projects/UNSPECIFIED/regions/europe-west3/disks/pvc-1"));
  }

  @Test
  void aVolumeOfAnotherDriverIsNotPointed() {
    assertThat(translator.pointAt(csi("ebs.csi.aws.com", "vol-1"), Sample.disk(ZONAL))).isEmpty();
  }

  @Test
  void anInTreeVolumeBecomesOneOfTheDriver() {
    KubeObject volume =
        yaml(
            """
            metadata:
              name: pvc-1
              labels:
                failure-domain.beta.kubernetes.io/region: europe-west3
                failure-domain.beta.kubernetes.io/zone: europe-west3-a__europe-west3-b
            spec:
              accessModes: [ReadWriteOnce, ReadOnlyMany]
              gcePersistentDisk: {pdName: pvc-1, fsType: ext4, partition: 2, readOnly: true}
              storageClassName: standard
            """);
    assertThat(translator.toCsi(volume))
        .contains(
            yaml(
                """
                metadata:
                  name: pvc-1
                  labels:
                    failure-domain.beta.kubernetes.io/region: europe-west3
                    failure-domain.beta.kubernetes.io/zone: europe-west3-a__europe-west3-b
                spec:
                  accessModes: [ReadWriteOnce]
                  csi:
                    driver: pd.csi.storage.gke.io
                    volumeHandle: projects/UNSPECIFIED/regions/europe-west3/disks/pvc-1
                    fsType: ext4
                    readOnly: true
                    volumeAttributes: {partition: "2"}
                  storageClassName: standard
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - key: topology.gke.io/zone
                          operator: In
                          values: [europe-west3-a, europe-west3-b]
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ReadWriteOnce",
    "ReadWriteOnce, ReadWriteOnce",
    "ReadWriteMany, ReadWriteOnce",
    "ReadOnlyMany, ReadOnlyMany",
    "'ReadOnlyMany, ReadWriteOnce', ReadWriteOnce",
    "'ReadOnlyMany, ReadWriteMany', ReadWriteOnce",
  })
  void accessModesBecomeWhatTheDriverTakes(String before, String after) {
    KubeObject volume =
        yaml("{spec: {accessModes: [" + before + "], gcePersistentDisk: {pdName: n}}}");
    KubeObject translated = translator.toCsi(volume).orElseThrow();
    assertThat(translated.textList("spec", "accessModes")).containsExactly(after);
    assertThat(translator.diskOf(translated)).isEqualTo(translator.diskOf(volume));
    assertThat(translator.toCsi(translated)).isEmpty();
  }

  @Test
  void zonesThatCannotBeOneDisksAreRefused() {
    assertThatThrownBy(
            () -> translator.toCsi(labelled("topology.kubernetes.io/zone", "here__there")))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("here, there");
  }

  @Test
  void itIsFoundByTheServiceLoaderAndGoesBeforeTheGeneralOne() {
    assertThat(ServiceLoader.load(DiskProviderFactory.class))
        .extracting(DiskProviderFactory::id)
        .contains("gcp");
    assertThat(
            Disks.of(List.of(new GcpProvider()))
                .providerOf(csi(PdTranslator.DRIVER, ZONAL))
                .map(DiskProviderFactory::id))
        .contains("gcp");
  }

  private static DiskId pd(String handle) {
    return new DiskId("pd.csi.storage.gke.io", handle);
  }

  private static KubeObject csi(String driver, String handle) {
    return yaml("{spec: {csi: {driver: " + driver + ", volumeHandle: '" + handle + "'}}}");
  }

  private static KubeObject in(KubeObject volume, String key, String zones) {
    KubeObject affinity =
        yaml(
            "{required: {nodeSelectorTerms: [{matchExpressions: [{key: %s, operator: In, values: [%s]}]}]}}"
                .formatted(key, zones));
    return volume.with(dev.recover.model.FieldPath.of("spec", "nodeAffinity"), affinity.tree());
  }

  private static KubeObject labelled(String label, String value) {
    return yaml(
        "{metadata: {labels: {'%s': '%s'}}, spec: {gcePersistentDisk: {pdName: pvc-1}}}"
            .formatted(label, value));
  }

  private static KubeObject yaml(String text) {
    return KubeObject.of(Yaml.parseObject(text));
  }
}
