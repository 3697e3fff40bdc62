// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.ClusterOptions;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.RealCluster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox answers as a real API server answered: status, warnings and every field. */
class SameAnswersTest {
  /** A sandbox without controllers. */
  @Nested
  class OfTheSandbox {
    @ParameterizedTest
    @ValueSource(strings = {"volumes.jsonl", "claims-and-more.jsonl"})
    void areThoseOfKubernetes(String recording) {
      try (Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS)) {
        assertThat(differences(recording, new Wire(sandbox))).isEmpty();
      }
    }
  }

  /** A real API server whose controllers do nothing: what was recorded is still so. */
  @Nested
  @NeedsRealCluster
  class OfKubernetes {
    @ParameterizedTest
    @ValueSource(strings = {"volumes.jsonl", "claims-and-more.jsonl"})
    void areThoseThatWereRecorded(String recording) {
      RealCluster cluster =
          RealCluster.shared(
              ClusterOptions.DEFAULT
                  .withoutDriver()
                  .withoutScheduler()
                  .withManagerFlags("--controllers=bootstrap-signer-controller"));
      assertThat(differences(recording, new Wire(cluster.url(), cluster.token()))).isEmpty();
    }
  }

  private static List<String> differences(String recording, Wire wire) {
    String name = "same" + Long.toString(System.nanoTime() % 1_000_000_000, 36);
    List<String> differences = new ArrayList<>();
    for (Recorded recorded : Recorded.read(recording)) {
      String differs = recorded.differs(wire, name);
      if (!differs.isEmpty()) {
        differences.add(differs);
      }
    }
    return differences;
  }
}
