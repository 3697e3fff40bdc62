// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.Evidence;
import dev.recover.model.VolumeHint;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskHintTest {
  private static final String UID = "5e8f3c1a-0b7d-4a52-9a41-2f1f3f0f8f11";
  private static final String IN_TREE =
      """
      {"kubernetes.io/created-for/pv/name":"pvc-%1$s",\
      "kubernetes.io/created-for/pvc/name":"data-db-0",\
      "kubernetes.io/created-for/pvc/namespace":"shop"}"""
          .formatted(UID);
  private static final String CSI =
      IN_TREE.replace("}", ",\"storage.gke.io/created-by\":\"pd.csi.storage.gke.io\"}");
  private static final String RESTORED =
      IN_TREE.replace(
          "}",
          ",\"gkebackup.gke.io/created-for/volume-restore\":\"projects/1/locations/l/restores/r\"}");

  private final PdTranslator translator = new PdTranslator();

  @ParameterizedTest
  @ValueSource(strings = {"csi", "in-tree", "backup for gke"})
  void theDescriptionSaysVolumeAndClaim(String form) {
    String text =
        switch (form) {
          case "csi" -> CSI;
          case "in-tree" -> IN_TREE;
          default -> RESTORED;
        };
    VolumeHint hint = hint("pvc-" + UID, text, Map.of());
    assertThat(hint.claim()).contains(new ClaimName("shop", "data-db-0"));
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(hint.claimUid()).contains(UID);
    assertThat(texts(hint, Evidence.Kind.AGAINST)).isEmpty();
    assertThat(texts(hint, Evidence.Kind.METADATA))
        .contains("description says claim shop/data-db-0");
  }

  @Test
  void labelsOfGkeNameTheCluster() {
    VolumeHint hint =
        hint(
            "pvc-" + UID,
            CSI,
            Map.of(
                "goog-gke-volume", "",
                "goog-k8s-cluster-name", "shop-prod",
                "goog-k8s-cluster-location", "europe-west3",
                "goog-gke-cluster-id-base32", "mzxw6"));
    assertThat(hint.clusters()).containsExactly("mzxw6", "shop-prod");
    assertThat(texts(hint, Evidence.Kind.CLUSTER).toString())
        .contains("goog-k8s-cluster-name in europe-west3 says cluster shop-prod");
  }

  @ParameterizedTest
  @CsvSource({
    "gke-shop-1a2b3c4d-pvc-, shop",
    "gke-shop-1a2b3c4d-dyna-pvc-, shop",
    "gke-a-b-1a2b3c4d-dynam-pvc-, a-b",
    "gke-a-very-long-name-o-pvc-, ''",
    "kubernetes-dynamic-pvc-, ''",
    "pvc-, ''",
  })
  void namesTellTheUidAndTheClusterOnlyWhereItIsWhole(String prefix, String cluster) {
    VolumeHint hint = hint(prefix + UID, "", Map.of());
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.clusters()).isEqualTo(cluster.isEmpty() ? List.of() : List.of(cluster));
  }

  @Test
  void theCleanUpLabelSpeaksAgainstTheDisk() {
    VolumeHint hint =
        hint(
            "pvc-" + UID,
            CSI,
            Map.of("cluster-id-gke-io", "abc", "volume-publish-status-gke-io", "provisioning"));
    assertThat(texts(hint, Evidence.Kind.AGAINST))
        .singleElement()
        .asString()
        .contains("provisioning", "cluster abc", "delete");
    VolumeHint attached =
        hint("pvc-" + UID, CSI, Map.of("volume-publish-status-gke-io", "attaching"));
    assertThat(texts(attached, Evidence.Kind.AGAINST)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the old database",
        "{",
        "{\"kubernetes.io/created-for/pvc/name\": 7}",
        "{\"kubernetes.io/created-for/pvc/name\": {\"a\": []}}",
        "[1]",
        "{\"a\":1} trailing",
        "{\"kubernetes.io/created-for/pv/name\":\"\"}",
      })
  void otherDescriptionsSayNothing(String description) {
    assertThat(hint("data", description, Map.of())).isEqualTo(VolumeHint.NONE);
  }

  @Test
  void aDiskOfADriverWithoutMetadataIsStillAVolume() {
    VolumeHint hint = hint("data", "Disk created by GCE-PD CSI Driver", Map.of());
    assertThat(hint.claim()).isEmpty();
    assertThat(texts(hint, Evidence.Kind.METADATA)).hasSize(1);
  }

  @Test
  void hostileMetadataIsNeitherTakenNorPrinted() {
    String hostile =
        """
        {"kubernetes.io/created-for/pvc/namespace":"shop","kubernetes.io/created-for/pvc/name":\
        "\\u001b]0;x\\u0007\\ndata","kubernetes.io/created-for/pv/name":"../../etc"}""";
    VolumeHint hint = hint("pvc-" + UID, hostile, Map.of("goog-k8s-cluster-name", "a\u0000b"));
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(texts(hint, Evidence.Kind.AGAINST)).hasSize(2);
    assertThat(hint.evidence()).allMatch(e -> e.text().chars().noneMatch(c -> c < ' '));
    assertThat(hint.clusters()).containsExactly("a?b");
  }

  @Test
  void aCopyUnderAnotherProvisionersNameIsAContradiction() {
    VolumeHint hint = hint("pvc-" + UID.replace('5', '6'), CSI, Map.of());
    assertThat(hint.claimUid()).isEmpty();
    assertThat(texts(hint, Evidence.Kind.AGAINST)).hasSize(1);
  }

  private VolumeHint hint(String name, String description, Map<String, String> labels) {
    return translator.hintOf(Sample.disk(name, description, labels));
  }

  private static List<String> texts(VolumeHint hint, Evidence.Kind kind) {
    return hint.evidence().stream().filter(e -> e.kind() == kind).map(Evidence::text).toList();
  }
}
