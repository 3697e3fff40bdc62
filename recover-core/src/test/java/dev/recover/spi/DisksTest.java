// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.DiskId;
import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisksTest {
  private static final KubeObject VOLUME =
      KubeObject.parse(
          "{\"metadata\": {\"name\": \"v\"}, \"spec\": {\"capacity\": {},"
              + " \"claimRef\": {}, \"awsElasticBlockStore\": {\"volumeID\": \"vol-1\"}}}");

  @Test
  void theLowestRankThatAcceptsIsAsked() {
    Disks disks =
        Disks.of(
            List.of(
                provider("any", 100, Set.of(), true),
                provider("other", 0, Set.of("x"), false),
                provider("named", 0, Set.of("y"), true)));
    assertThat(disks.diskOf(VOLUME)).contains(new DiskId("named", "h"));
  }

  @Test
  void nothingIsKnownWithoutAProvider() {
    assertThat(Disks.of(List.of()).diskOf(VOLUME)).isEmpty();
    assertThat(Disks.unsupported("db/a", VOLUME))
        .satisfies(
            d -> {
              assertThat(d.code()).isEqualTo(Code.SOURCE_UNSUPPORTED);
              assertThat(d.summary()).contains("awsElasticBlockStore");
              assertThat(d.remedy()).isNotEmpty();
            });
  }

  @Test
  void twoForOneDriverAreNamedAtStart() {
    assertClash(
        List.of(provider("b", 0, Set.of("y"), true), provider("a", 0, Set.of("x", "y"), true)));
    assertClash(List.of(provider("b", 9, Set.of(), true), provider("a", 9, Set.of(), true)));
    Disks.of(List.of(provider("b", 0, Set.of("y"), true), provider("a", 1, Set.of("y"), true)));
  }

  @Test
  void twoOfEqualRankForOneVolumeAreNamed() {
    Disks disks =
        Disks.of(List.of(provider("a", 0, Set.of("x"), true), provider("b", 0, Set.of("y"), true)));
    assertThatThrownBy(() -> disks.diskOf(VOLUME)).hasMessageContaining("a and b both claim");
  }

  private static void assertClash(List<DiskProviderFactory> providers) {
    assertThatThrownBy(() -> Disks.of(providers))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).code()).isEqualTo(Code.PROVIDER_CLASH);
              assertThat(e).hasMessageContaining("the providers a and b");
            });
  }

  private static DiskProviderFactory provider(
      String id, int rank, Set<String> drivers, boolean accepts) {
    return new DiskProviderFactory() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public int rank() {
        return rank;
      }

      @Override
      public Set<String> drivers() {
        return drivers;
      }

      @Override
      public boolean accepts(KubeObject volume) {
        return accepts;
      }

      @Override
      public VolumeTranslator translator() {
        return volume -> Optional.of(new DiskId(id, "h"));
      }
    };
  }
}
