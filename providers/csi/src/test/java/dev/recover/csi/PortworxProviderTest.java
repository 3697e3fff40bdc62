// SPDX-License-Identifier: Apache-2.0
package dev.recover.csi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import dev.recover.spi.VolumeTranslator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortworxProviderTest {
  private final VolumeTranslator translator = new PortworxProvider().translator();

  private static KubeObject volume(String annotations, String spec) {
    return KubeObject.of(
        Yaml.parseObject(
            "metadata: {name: pv-a, annotations: {"
                + annotations
                + "}}\nspec:\n"
                + spec.indent(2)));
  }

  @Test
  void inTreeAndCsiNameTheSameDisk() {
    KubeObject captured =
        volume("", "portworxVolume: {volumeID: '1234', fsType: xfs, readOnly: true}");
    assertThat(translator.toCsi(captured))
        .contains(volume("", "csi: {driver: pxd.portworx.com, volumeHandle: '1234', fsType: xfs}"));
    assertThat(translator.diskOf(captured))
        .contains(new DiskId("pxd.portworx.com", "1234"))
        .isEqualTo(translator.toCsi(captured).flatMap(translator::diskOf));
  }

  @Test
  void theSecretOfTheAnnotationsIsNamedFiveTimes() {
    KubeObject csi =
        translator
            .toCsi(
                volume(
                    "openstorage.io/auth-secret-name: px, openstorage.io/auth-secret-namespace: kube-system",
                    "portworxVolume: {volumeID: '1'}"))
            .orElseThrow();
    assertThat(csi.map("spec", "csi").keySet().stream().filter(key -> key.endsWith("SecretRef")))
        .hasSize(5);
    assertThat(csi.text("spec", "csi", "nodePublishSecretRef", "namespace"))
        .contains("kube-system");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portworxVolume: {}",
        "portworxVolume: {volumeID: ''}",
        "csi: {driver: a, volumeHandle: b}"
      })
  void otherVolumesAreNotItsOwn(String spec) {
    assertThat(translator.diskOf(volume("", spec))).isEmpty();
    assertThat(translator.toCsi(volume("", spec))).isEmpty();
  }

  @Test
  void pointsEitherSourceAtADisk() {
    Disk disk =
        new Disk(
            new DiskId("pxd.portworx.com", "77"),
            "77",
            "",
            new CloudScope("portworx", "", ""),
            List.of(),
            List.of(),
            1,
            DiskState.AVAILABLE,
            List.of(),
            DiskFacts.NONE);
    assertThat(translator.pointAt(volume("", "portworxVolume: {volumeID: '1'}"), disk))
        .contains(volume("", "portworxVolume: {volumeID: '77'}"));
    assertThat(translator.pointAt(volume("", "{}"), disk).flatMap(translator::diskOf))
        .contains(disk.id());
    assertThat(translator.pointAt(volume("", "csi: {driver: a, volumeHandle: b}"), disk))
        .isEqualTo(Optional.empty());
  }
}
