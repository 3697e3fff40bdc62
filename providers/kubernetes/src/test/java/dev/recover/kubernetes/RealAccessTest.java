// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Fault;
import dev.recover.testkit.NeedsRealCluster;
import dev.recover.testkit.RealCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, asked of a real API server over TLS. */
@NeedsRealCluster
class RealAccessTest {
  @TempDir private Path folder;

  private static ClusterOptions options() {
    return ClusterOptions.DEFAULTS.withKubeconfigs(List.of(RealCluster.shared().kubeconfig()));
  }

  @Test
  void theWorldIsRecognised() {
    try (KubernetesCluster cluster = KubernetesClusters.open(options())) {
      assertThat(cluster.identity().version()).startsWith("v1.");
      assertThat(cluster.identity().sandbox()).isFalse();
      assertThat(cluster.identity().context()).isEqualTo("test");
      assertThat(cluster.identity().uid()).hasSize(36);
      assertThat(cluster.requests()).isEqualTo(2);
    }
  }

  @Test
  void whoIsImpersonatedMayDoLessAndIsToldTheRule() {
    try (KubernetesCluster cluster =
        KubernetesClusters.open(options().as("bob", List.of("system:authenticated", "dev")))) {
      AccessRule rule = new AccessRule("list", ResourceType.PERSISTENT_VOLUME, "");
      assertThat(cluster.allowed(rule)).isFalse();
      Fault fault =
          Assertions.catchThrowableOfType(Fault.class, () -> cluster.get(ObjectRef.volume("any")));
      assertThat(fault.kind()).isEqualTo(Fault.Kind.DENIED);
      Diagnostic diagnostic = ClusterDiagnostics.of(fault, "test");
      assertThat(diagnostic.summary())
          .isEqualTo("user bob may not get persistentvolumes in the whole cluster");
      assertThat(diagnostic.remedy())
          .endsWith("- {apiGroups: [\"\"], resources: [persistentvolumes], verbs: [get]}");
    }
  }

  @Test
  void whoMayNotReadKubeSystemIsToldAtOnce() {
    try (KubernetesCluster cluster = KubernetesClusters.open(options().as("bob", List.of()))) {
      Diagnostic diagnostic =
          Assertions.catchThrowableOfType(DiagnosticException.class, cluster::identity)
              .diagnostics()
              .get(0);
      assertThat(diagnostic.code()).isEqualTo(Code.FORBIDDEN);
      assertThat(diagnostic.remedy()).contains("resources: [namespaces], verbs: [get]");
    }
  }

  @Test
  void aTokenThatIsWrongIsUnauthenticated() throws Exception {
    String text = Files.readString(RealCluster.shared().kubeconfig());
    String token = RealCluster.shared().token();
    Path file = Files.writeString(folder.resolve("config"), text.replace(token, "expired"));
    try (KubernetesCluster cluster =
        KubernetesClusters.open(ClusterOptions.DEFAULTS.withKubeconfigs(List.of(file)))) {
      Diagnostic diagnostic =
          Assertions.catchThrowableOfType(DiagnosticException.class, cluster::identity)
              .diagnostics()
              .get(0);
      assertThat(diagnostic.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(diagnostic.toString()).doesNotContain("expired token");
    }
  }

  @Test
  void httpInsteadOfHttpsIsSaidSo() throws Exception {
    String text = Files.readString(RealCluster.shared().kubeconfig());
    Path file =
        Files.writeString(
            folder.resolve("config"),
            text.replace("https://", "http://").replace(", insecure-skip-tls-verify: true", ""));
    try (KubernetesCluster cluster =
        KubernetesClusters.open(ClusterOptions.DEFAULTS.withKubeconfigs(List.of(file)))) {
      Diagnostic diagnostic =
          Assertions.catchThrowableOfType(DiagnosticException.class, cluster::identity)
              .diagnostics()
              .get(0);
      assertThat(diagnostic.code()).isEqualTo(Code.UNREACHABLE);
      assertThat(diagnostic.why()).contains("http:// instead of https://");
    }
  }

  @Test
  void aFieldThatTheServerDropsIsWarnedOf() {
    try (KubernetesCluster cluster = KubernetesClusters.open(options())) {
      Map<String, Object> spec =
          Map.of(
              "accessModes", List.of("ReadWriteOnce"),
              "capacity", Map.of("storage", "1Gi"),
              "hostPath", Map.of("path", "/nowhere"));
      KubeObject volume =
          KubeObject.named(ResourceType.PERSISTENT_VOLUME, "", "warned")
              .with(FieldPath.of("spec"), spec)
              .with(FieldPath.of("spec", "notYetKnown"), "x");
      KubeObject made = cluster.createDryRun(volume);
      assertThat(made.at("spec", "notYetKnown")).isEmpty();
      assertThat(cluster.warnings()).containsExactly("unknown field \"spec.notYetKnown\"");
    }
  }
}
