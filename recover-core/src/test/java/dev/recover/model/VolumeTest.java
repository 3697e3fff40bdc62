// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How messages name volumes. */
class VolumeTest {
  private static final KubeObject CLAIM =
      KubeObject.parse(
          """
          {"apiVersion": "v1", "kind": "PersistentVolumeClaim",
           "metadata": {"namespace": "db", "name": "data"}, "spec": {"volumeName": "pv-new"}}
          """);

  private static KubeObject volume(String name, String phase) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": "%s"},
         "spec": {"claimRef": {"namespace": "db", "name": "data"}}, "status": {"phase": "%s"}}
        """
            .formatted(name, phase));
  }

  @Test
  void whatAnEarlierClaimOfThatNameLeftIsToldApart() {
    assertThat(Volume.of(volume("pv-new", "Bound"), CLAIM).label()).isEqualTo("db/data");
    assertThat(Volume.withoutVolume(CLAIM).label()).isEqualTo("db/data");
    assertThat(Volume.withoutClaim(volume("pv-old", "Released")).label()).isEqualTo("pv-old");
  }

  @Test
  void aVolumeAloneHasTheNameOfItsClaimWhileThatIsThere() {
    assertThat(Volume.label(volume("pv-new", "Bound"))).isEqualTo("db/data");
    assertThat(Volume.label(volume("pv-old", "Released"))).isEqualTo("pv-old");
    assertThat(Volume.label(volume("pv-old", "Failed"))).isEqualTo("pv-old");
  }
}
