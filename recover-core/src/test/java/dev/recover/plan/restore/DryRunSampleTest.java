// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Severity;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** About which objects the server is asked. */
class DryRunSampleTest {
  private static KubeObject volume(int number) {
    return KubeObject.parse(
        """
        {"apiVersion": "v1", "kind": "PersistentVolume",
         "metadata": {"name": "pv-%1$d", "annotations": {"of": "%1$d"}},
         "spec": {"claimRef": {"namespace": "db", "name": "c-%1$d"}, "capacity": {"storage": "1Gi"},
          "csi": {"driver": "d", "volumeHandle": "h-%1$d", "volumeAttributes": {"n": "%1$d"}}}}
        """
            .formatted(number));
  }

  private static List<KubeObject> volumes(int count) {
    return IntStream.range(0, count).mapToObj(DryRunSampleTest::volume).toList();
  }

  @Test
  void ofSomeHundredsAllAreAskedAbout() {
    DryRunSample sample = DryRunSample.of(volumes(DryRunSample.MOST));
    assertThat(sample.first()).hasSize(DryRunSample.MOST);
    assertThat(sample.note()).isEmpty();
  }

  @Test
  void ofMoreOneOfEachShapeIs() {
    KubeObject larger = volume(7).with(FieldPath.of("spec", "capacity", "storage"), "2Gi");
    KubeObject labelled = volume(8).with(FieldPath.of("metadata", "labels", "team"), "a");
    List<KubeObject> objects =
        Stream.concat(volumes(DryRunSample.MOST).stream(), Stream.of(larger, labelled)).toList();

    DryRunSample sample = DryRunSample.of(objects);

    assertThat(sample.first()).containsExactly(volume(0), larger, labelled);
    assertThat(sample.note().orElseThrow().severity()).isEqualTo(Severity.NOTE);
    assertThat(sample.note().orElseThrow().summary()).contains("3 of 502 objects");
  }

  @Test
  void whatIsLikeARefusedOneIsAskedAboutToo() {
    DryRunSample sample = DryRunSample.of(volumes(600));
    assertThat(sample.like(Set.of())).isEmpty();
    assertThat(sample.like(Set.of(volume(0).ref()))).hasSize(599).doesNotContain(volume(0));
  }
}
