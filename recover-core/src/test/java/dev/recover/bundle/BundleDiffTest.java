// SPDX-License-Identifier: Apache-2.0
package dev.recover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleDiffTest {
  @Test
  void equalBundlesDoNotDiffer() {
    Bundle one = Samples.bundle(Samples.pair("db", "a"));
    Bundle later =
        new Bundle(
            Samples.header("2030-01-01T00:00:00Z"),
            "sha256:x",
            one.volumes(),
            one.storageClasses(),
            one.csiDrivers(),
            one.workloads(),
            List.of());
    assertThat(BundleDiff.between(one, later).isEmpty()).isTrue();
  }

  @Test
  void objectsComeGoAndChange() {
    Volume pair = Samples.pair("db", "a");
    KubeObject grown =
        pair.volume()
            .orElseThrow()
            .with(FieldPath.of("spec", "capacity", "storage"), "2Gi")
            .with(FieldPath.annotation("x.example.com/y"), "z")
            .without(FieldPath.label("a"));
    Bundle before = Samples.bundle(pair, Samples.pair("db", "gone"));
    Bundle after =
        Samples.bundle(Volume.of(grown, pair.claim().orElseThrow()), Samples.pair("db", "new"));

    BundleDiff diff = BundleDiff.between(before, after);

    assertThat(diff.added())
        .hasToString("[PersistentVolume pv-db-new, PersistentVolumeClaim db/new]");
    assertThat(diff.removed())
        .hasToString("[PersistentVolume pv-db-gone, PersistentVolumeClaim db/gone]");
    assertThat(diff.changed()).hasSize(1);
    assertThat(diff.changed().get(0).fields())
        .extracting(f -> f.path() + ": " + f.before().orElse("-") + " > " + f.after().orElse("-"))
        .containsExactly(
            "metadata.annotations: - > {x.example.com/y=z}",
            "metadata.labels.a: 2 > -",
            "spec.capacity.storage: 1Gi > 2Gi");
  }

  @Test
  void aWorkloadThatWasScaledHasChanged() {
    Bundle before = Samples.bundle(Samples.pair("db", "a"));
    Bundle after =
        new Bundle(
            before.header(),
            "",
            before.volumes(),
            before.storageClasses(),
            before.csiDrivers(),
            List.of(
                new Workload(
                    "StatefulSet",
                    "db",
                    "redis",
                    Optional.of(5L),
                    List.of(new ClaimName("db", "a")))),
            List.of());
    BundleDiff diff = BundleDiff.between(before, after);
    assertThat(diff.removed()).hasToString("[DaemonSet db/agent]");
    assertThat(diff.changed().get(0).fields())
        .hasToString("[FieldDiff[path=spec.replicas, before=Optional[3], after=Optional[5]]]");
  }
}
