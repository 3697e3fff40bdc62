// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import static dev.recover.plan.Captured.bundle;
import static dev.recover.plan.Captured.drop;
import static dev.recover.plan.Captured.pair;
import static dev.recover.plan.Captured.set;
import static dev.recover.plan.Steps.restore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.plan.observed.StorageSystem;
import dev.recover.plan.observed.StorageSystem.Elsewhere;
import dev.recover.plan.observed.StorageSystems;
import dev.recover.plan.restore.RestoreOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a handle means anything in another cluster. */
class ElsewhereTest {
  private static final RestoreOptions ANY_DRIVER =
      RestoreOptions.DEFAULT.allowing(Set.of(Code.NO_DRIVER));

  private static Plan plan(String driver, RestoreOptions options) {
    return restore(
        bundle(pair("a").volume(set("spec.csi.driver", driver))), World.ready(), options);
  }

  private static List<Diagnostic> said(Plan plan, Code code) {
    return plan.diagnostics().stream().filter(d -> d.code() == code).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"driver.longhorn.io", "directpv-min-io", "topolvm.io"})
  void whatAnotherClusterCannotKnowIsRefused(String driver) {
    Plan plan = plan(driver, ANY_DRIVER);
    assertThat(Steps.volumes(plan).get(0)).startsWith("db/a blocked");
    assertThat(said(plan, Code.HANDLE_FOREIGN)).hasSize(1);
    Plan allowed =
        plan(driver, RestoreOptions.DEFAULT.allowing(Set.of(Code.NO_DRIVER, Code.HANDLE_FOREIGN)));
    assertThat(Steps.volumes(allowed)).containsExactly("db/a ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rbd.csi.ceph.com", "pxd.portworx.com", "csi.hetzner.cloud"})
  void aConditionIsSaidOnce(String driver) {
    Plan plan =
        restore(
            bundle(
                pair("a").volume(set("spec.csi.driver", driver)),
                pair("b").volume(set("spec.csi.driver", driver))),
            World.ready(),
            ANY_DRIVER);
    assertThat(Steps.volumes(plan)).containsExactly("db/a ready", "db/b ready");
    assertThat(said(plan, Code.HANDLE_CONDITIONAL)).hasSize(1);
    assertThat(said(plan, Code.HANDLE_CONDITIONAL).get(0).summary()).startsWith("2 volumes of ");
  }

  @Test
  void ofWhatWorksAndOfWhatIsNotListedNothingIsSaid() {
    for (String driver : List.of("nfs.csi.k8s.io", "other.example.com")) {
      Plan plan = plan(driver, ANY_DRIVER);
      assertThat(said(plan, Code.HANDLE_CONDITIONAL)).isEmpty();
      assertThat(said(plan, Code.HANDLE_FOREIGN)).isEmpty();
    }
  }

  @Test
  void inTheClusterThatWasCapturedNothingIsAsked() {
    for (String driver : List.of("driver.longhorn.io", "rbd.csi.ceph.com")) {
      Plan plan =
          restore(
              bundle(pair("a").volume(set("spec.csi.driver", driver))),
              World.ready().uid(Captured.SOURCE_CLUSTER),
              ANY_DRIVER);
      assertThat(said(plan, Code.HANDLE_FOREIGN)).isEmpty();
      assertThat(said(plan, Code.HANDLE_CONDITIONAL)).isEmpty();
    }
  }

  @Test
  void aSourceThatKubernetesDroppedSaysWhatToDoInstead() {
    Plan plan =
        restore(
            bundle(
                pair("a")
                    .volume(drop("spec.csi"))
                    .volume(set("spec.rbd", Map.of("image", "i", "monitors", List.of("m"))))),
            World.ready());
    Diagnostic refused = said(plan, Code.SOURCE_UNSUPPORTED).get(0);
    assertThat(refused.why()).contains("1.31");
    assertThat(refused.remedy()).contains("rbd.csi.ceph.com", "staticVolume=true");
  }

  static List<StorageSystem> systems() {
    return StorageSystems.all();
  }

  @ParameterizedTest
  @MethodSource("systems")
  void everyRowSaysWhatAPersonNeeds(StorageSystem system) {
    assertThat(system.drivers()).isNotEmpty().doesNotContain("");
    assertThat(system.source()).startsWith("https://");
    assertThat(List.of(system.name(), system.handle(), system.when())).noneMatch(String::isBlank);
    assertThat(system.instead().isEmpty()).isEqualTo(system.elsewhere() == Elsewhere.WORKS);
  }

  @Test
  void noDriverIsListedTwice() {
    Set<String> seen = new HashSet<>();
    StorageSystems.all().forEach(s -> s.drivers().forEach(d -> assertThat(seen.add(d)).isTrue()));
  }
}
