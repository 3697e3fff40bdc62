// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ClaimName;
import dev.recover.model.CloudScope;
import dev.recover.model.Disk;
import dev.recover.model.DiskFacts;
import dev.recover.model.DiskId;
import dev.recover.model.DiskState;
import dev.recover.model.DiskTrait;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.VolumeHint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskTreeTest {
  private static final CloudScope SCOPE = new CloudScope("csi", "", "");
  private static final Disk FULL =
      new Disk(
          new DiskId("ebs.csi.aws.com", "vol-0a1b"),
          "vol-0a1b",
          "data",
          new CloudScope("aws", "1234", "us-east-1"),
          List.of("us-east-1a", "us-east-1b"),
          List.of("use1-az1", "use1-az2"),
          8L << 30,
          DiskState.IN_USE,
          List.of("i-1"),
          new DiskFacts(
              "gp3",
              Optional.of("2026-01-01T00:00:00Z"),
              Optional.of("2026-02-01T00:00:00Z"),
              Optional.of("2026-03-01T00:00:00Z"),
              Optional.of("key"),
              Optional.of("snap-1"),
              Set.of(DiskTrait.BOOT, DiskTrait.READ_ONLY),
              Map.of("CSIVolumeName", "pvc-1"),
              "text"));

  private static Disk read(String json) {
    return DiskTree.read(KubeObject.parse(json), SCOPE);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    assertThat(read(Json.pretty(DiskTree.of(FULL, VolumeHint.NONE)))).isEqualTo(FULL);
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    Disk bare = read("{\"driver\": \"d\", \"handle\": \"h\"}");
    assertThat(bare.state()).isEqualTo(DiskState.UNKNOWN);
    assertThat(DiskTree.of(bare, VolumeHint.NONE).keySet())
        .containsExactly("provider", "driver", "handle", "sizeBytes", "state");
  }

  @Test
  void whatTheRecordSaysAboutTheVolumeIsKeptAsMetadata() {
    Disk disk =
        read(
            "{\"driver\": \"d\", \"handle\": \"h\", \"volume\": \"pv-a\","
                + " \"claim\": {\"namespace\": \"db\", \"name\": \"data-0\"}}");
    assertThat(disk.facts().tags())
        .containsEntry("csi.storage.k8s.io/pvc/namespace", "db")
        .containsEntry("csi.storage.k8s.io/pvc/name", "data-0")
        .containsEntry("csi.storage.k8s.io/pv/name", "pv-a");
    VolumeHint hint =
        new HintGatherer().claim("t", Optional.of("db"), Optional.of("data-0")).hint();
    assertThat(DiskTree.of(disk, hint))
        .containsEntry("claim", Map.of("namespace", "db", "name", "data-0"));
    assertThat(hint.claim()).contains(new ClaimName("db", "data-0"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"driver\": \"d\"}",
        "{\"driver\": \"\", \"handle\": \"h\"}",
        "{\"driver\": \"d\", \"handle\": 3}",
        "{\"driver\": \"d\", \"handle\": \"h\", \"sizeBytes\": -1}",
        "{\"driver\": \"d\", \"handle\": \"h\", \"sizeBytes\": \"8Gi\"}",
        "{\"driver\": \"d\", \"handle\": \"h\", \"sizeBytes\": 1.5}"
      })
  void whatIsNoDiskIsRefused(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(DiskTree.COMMAND);
  }
}
