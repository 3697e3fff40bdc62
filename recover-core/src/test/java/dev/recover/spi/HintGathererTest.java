// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.Evidence;
import dev.recover.model.VolumeHint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintGathererTest {
  private static final String UID = "0c1d2e3f-1111-2222-3333-444455556666";

  @Test
  void nothingSaidIsNoHint() {
    VolumeHint hint =
        new HintGatherer()
            .claim("tags", Optional.empty(), Optional.empty())
            .volume("tags", Optional.empty())
            .cluster("tags", Optional.of(""))
            .diskName("web-boot")
            .hint();
    assertThat(hint).isEqualTo(VolumeHint.NONE);
  }

  @Test
  void metadataAndNameTogetherTellVolumeClaimAndUid() {
    VolumeHint hint =
        new HintGatherer()
            .claim("tags", Optional.of("db"), Optional.of("data-0"))
            .volume("tags", Optional.of("pvc-" + UID))
            .diskName("shop-dynamic-pvc-" + UID)
            .cluster("tag x", Optional.of("shop"))
            .hint();
    assertThat(hint.claim()).contains(new ClaimName("db", "data-0"));
    assertThat(hint.volume()).contains("pvc-" + UID);
    assertThat(hint.claimUid()).contains(UID);
    assertThat(hint.clusters()).containsExactly("shop");
    assertThat(against(hint)).isEmpty();
  }

  @Test
  void aNameThatSaysAnotherUidIsAContradiction() {
    String other = UID.replace('0', 'f');
    VolumeHint hint =
        new HintGatherer()
            .volume("tags", Optional.of("pvc-" + UID))
            .diskName("pvc-" + other)
            .hint();
    assertThat(hint.claimUid()).isEmpty();
    assertThat(against(hint)).singleElement().asString().contains(UID, other);
  }

  @Test
  void namesThatKubernetesRefusesAreLeftOutAndCleaned() {
    VolumeHint hint =
        new HintGatherer()
            .claim("tags", Optional.of("db"), Optional.of("a\u001b[2J\nb"))
            .volume("tags", Optional.of("../x"))
            .cluster("tag", Optional.of("a\u202eb"))
            .hint();
    assertThat(hint.claim()).isEmpty();
    assertThat(hint.volume()).isEmpty();
    assertThat(hint.clusters()).containsExactly("a?b");
    assertThat(against(hint)).hasSize(2).allMatch(text -> text.chars().allMatch(c -> c >= ' '));
    assertThat(against(hint).toString()).contains("a?[2J?b");
  }

  @Test
  void twoClaimsOnOneDiskAreAContradiction() {
    VolumeHint hint =
        new HintGatherer()
            .claim("description", Optional.of("db"), Optional.of("a"))
            .claim("label", Optional.of("db"), Optional.of("b"))
            .hint();
    assertThat(hint.claim()).contains(new ClaimName("db", "a"));
    assertThat(against(hint)).singleElement().asString().contains("db/b", "db/a");
  }

  @Test
  void endlessTextIsCut() {
    VolumeHint hint = new HintGatherer().cluster("tag", Optional.of("x".repeat(100_000))).hint();
    assertThat(hint.clusters().get(0)).hasSizeLessThan(210);
  }

  private static List<String> against(VolumeHint hint) {
    return hint.evidence().stream()
        .filter(e -> e.kind() == Evidence.Kind.AGAINST)
        .map(Evidence::text)
        .toList();
  }

  @Test
  void aCopyOfOursNamesItsSourceAndItsRun() {
    Map<String, String> tags =
        Map.of(Relocation.SOURCE, "vol-1\u001b[2J", DiskChange.PROVENANCE, "20260101-000000-1-a");

    assertThat(new HintGatherer().copy(tags).hint().evidence())
        .extracting(Evidence::text)
        .singleElement()
        .asString()
        .startsWith("tag recover-dev-source says a copy of vol-1")
        .endsWith("made by run 20260101-000000-1-a")
        .doesNotContain("\u001b");
    assertThat(new HintGatherer().copy(Map.of()).hint()).isEqualTo(VolumeHint.NONE);
  }
}
