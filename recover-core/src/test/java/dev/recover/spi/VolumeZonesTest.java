// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolumeZonesTest {
  private static final String KEY = "topology.example.com/zone";

  @Test
  void zonesAreThoseOfTheAffinityElseOfTheLabels() {
    assertThat(VolumeZones.of(labelled("failure-domain.beta.kubernetes.io", "b__a")))
        .containsExactly("a", "b");
    assertThat(VolumeZones.of(affine("topology.gke.io/zone", "c"))).containsExactly("c");
    assertThat(VolumeZones.of(KubeObject.parse("{}"))).isEmpty();
  }

  @Test
  void placingReplacesZonesInEveryTermAndKeepsWhatElseIsAsked() {
    KubeObject volume =
        yaml(
            """
            metadata:
              labels: {topology.kubernetes.io/zone: r-a, topology.kubernetes.io/region: r}
            spec:
              nodeAffinity:
                required:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: topology.gke.io/zone, operator: In, values: [r-a]}
                    - {key: disk-type.gke.io/hyperdisk, operator: Exists}
                  - matchExpressions:
                    - {key: topology.kubernetes.io/zone, operator: In, values: [r-b]}
                    - {key: disk-type.gke.io/hyperdisk, operator: Exists}
            """);
    assertThat(VolumeZones.place(volume, KEY, List.of("s-b", "s-a"), "s"))
        .isEqualTo(
            yaml(
                """
                metadata:
                  labels: {topology.kubernetes.io/zone: s-a__s-b, topology.kubernetes.io/region: s}
                spec:
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - {key: topology.example.com/zone, operator: In, values: [s-a, s-b]}
                        - {key: disk-type.gke.io/hyperdisk, operator: Exists}
                """));
  }

  @Test
  void placingMakesAnAffinityAndTakesItAwayAgain() {
    KubeObject bare = yaml("{spec: {capacity: {storage: 1Gi}}}");
    KubeObject placed = VolumeZones.place(bare, KEY, List.of("r-a"), "r");
    assertThat(VolumeZones.of(placed)).containsExactly("r-a");
    assertThat(VolumeZones.place(placed, KEY, List.of("r-a"), "r")).isEqualTo(placed);
    assertThat(VolumeZones.place(placed, KEY, List.of(), "")).isEqualTo(bare);
  }

  @Test
  void anInTreeRequirementGetsTheDriversKey() {
    assertThat(VolumeZones.toCsi(affine("topology.kubernetes.io/zone", "r-a"), KEY))
        .isEqualTo(affine(KEY, "r-a"));
    assertThat(VolumeZones.toCsi(affine("failure-domain.beta.kubernetes.io/zone", "r-a"), KEY))
        .isEqualTo(affine(KEY, "r-a"));
  }

  @Test
  void aZoneLabelBecomesARequirementOfEveryTermAndStays() {
    KubeObject volume =
        yaml(
            """
            metadata:
              labels: {failure-domain.beta.kubernetes.io/zone: r-b__r-a}
            spec:
              nodeAffinity:
                required:
                  nodeSelectorTerms:
                  - matchExpressions:
                    - {key: failure-domain.beta.kubernetes.io/region, operator: In, values: [r]}
            """);
    assertThat(VolumeZones.toCsi(volume, KEY))
        .isEqualTo(
            yaml(
                """
                metadata:
                  labels: {failure-domain.beta.kubernetes.io/zone: r-b__r-a}
                spec:
                  nodeAffinity:
                    required:
                      nodeSelectorTerms:
                      - matchExpressions:
                        - {key: topology.kubernetes.io/region, operator: In, values: [r]}
                        - {key: topology.example.com/zone, operator: In, values: [r-a, r-b]}
                """));
  }

  @Test
  void withoutTopologyNothingIsAdded() {
    KubeObject volume = yaml("{spec: {capacity: {storage: 1Gi}}}");
    assertThat(VolumeZones.toCsi(volume, KEY)).isEqualTo(volume);
  }

  private static KubeObject labelled(String family, String zone) {
    return yaml("{metadata: {labels: {" + family + "/zone: " + zone + "}}}");
  }

  private static KubeObject affine(String key, String zone) {
    return yaml(
        """
        spec:
          nodeAffinity:
            required:
              nodeSelectorTerms:
              - matchExpressions:
                - {key: %s, operator: In, values: [%s]}
        """
            .formatted(key, zone));
  }

  private static KubeObject yaml(String text) {
    return KubeObject.of(Yaml.parseObject(text));
  }
}
