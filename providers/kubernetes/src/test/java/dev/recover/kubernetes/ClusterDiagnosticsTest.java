// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.http.TestServer;
import dev.recover.spi.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(value = "javax.net.ssl.trustStore", mode = ResourceAccessMode.READ)
class ClusterDiagnosticsTest {
  @TempDir private Path folder;

  private Diagnostic firstContact(String server) throws IOException {
    Path file = Kubeconfigs.write(folder, server, "{token: s3cret}");
    ClusterOptions options =
        ClusterOptions.DEFAULTS
            .withKubeconfigs(List.of(file))
            .withRequestTimeout(Duration.ofSeconds(1));
    try (KubernetesCluster cluster = KubernetesClusters.open(options)) {
      Diagnostic failure =
          Assertions.catchThrowableOfType(DiagnosticException.class, cluster::identity)
              .diagnostics()
              .get(0);
      assertThat(failure.toString()).doesNotContain("s3cret").doesNotContain("Exception");
      assertThat(failure.remedy()).isNotEmpty();
      return failure;
    }
  }

  private Diagnostic firstContact(TestServer.Reply reply) throws IOException {
    try (TestServer server = TestServer.http(exchange -> reply)) {
      return firstContact("http://127.0.0.1:" + server.port());
    }
  }

  @Test
  void aPortThatNobodyListensAtIsSaidSoAtOnce() throws IOException {
    long start = System.nanoTime();
    Diagnostic refused = firstContact("https://127.0.0.1:1");
    assertThat(refused.code()).isEqualTo(Code.UNREACHABLE);
    assertThat(refused.why()).contains("nothing listens at https://127.0.0.1:1");
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void aNameThatIsNotKnownIsSaidSo() throws IOException {
    Diagnostic unknown = firstContact("http://cluster.invalid:6443");
    assertThat(unknown.code()).isEqualTo(Code.UNREACHABLE);
    assertThat(unknown.why()).contains("the name in http://cluster.invalid:6443 is not known");
  }

  @Test
  void aServerThatIsSilentIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Diagnostic failure = firstContact("http://127.0.0.1:" + silent.getLocalPort());
      assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
      assertThat(failure.why()).contains("in time");
    }
  }

  @Test
  void whatIsNoApiServerIsSaidNotToBe() throws IOException {
    Diagnostic failure = firstContact(new TestServer.Reply(200, "[]"));
    assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
  }

  @Test
  void anExpiredTokenIsSaidSo() throws IOException {
    Diagnostic expired = firstContact(TestServer.Reply.status(401, "Unauthorized", "Unauthorized"));
    assertThat(expired.code()).isEqualTo(Code.UNAUTHENTICATED);
    assertThat(expired.code().outcome().exitCode()).isEqualTo(4);
    assertThat(expired.remedy()).contains("log in");
  }

  @Test
  void aMissingPermissionComesAsTheRuleToAdd() {
    Fault fault =
        denied(
            "persistentvolumes is forbidden: User \"bob\" cannot create resource"
                + " \"persistentvolumes\" in API group \"\" at the cluster scope");
    Diagnostic missing = ClusterDiagnostics.of(fault, "prod");
    assertThat(missing.code()).isEqualTo(Code.FORBIDDEN);
    assertThat(missing.summary())
        .isEqualTo("user bob may not create persistentvolumes in the whole cluster");
    assertThat(missing.remedy())
        .contains("a ClusterRole")
        .endsWith("- {apiGroups: [\"\"], resources: [persistentvolumes], verbs: [create]}");
  }

  @Test
  void aMissingPermissionInANamespaceComesAsTheRuleOfItsRole() {
    Fault fault =
        denied(
            "leases.coordination.k8s.io \"x\" is forbidden: User"
                + " \"system:serviceaccount:a:b\" cannot patch resource \"leases\" in API group"
                + " \"coordination.k8s.io\" in the namespace \"db\"");
    Diagnostic missing = ClusterDiagnostics.of(fault, "prod");
    assertThat(missing.summary())
        .endsWith("may not patch leases.coordination.k8s.io in namespace db");
    assertThat(missing.remedy())
        .contains("a Role of namespace db")
        .endsWith("- {apiGroups: [\"coordination.k8s.io\"], resources: [leases], verbs: [patch]}");
  }

  @Test
  void aPathThatIsForbiddenComesAsItsRule() {
    Fault fault = denied("forbidden: User \"bob\" cannot get path \"/version\"");
    assertThat(ClusterDiagnostics.of(fault).remedy())
        .endsWith("- {nonResourceURLs: [/version], verbs: [get]}");
  }

  private static Fault denied(String message) {
    return new Fault(Fault.Kind.DENIED, 403, "POST /x: 403 Forbidden: " + message);
  }

  @Test
  void aRefusalWithoutAReasonStillSaysHowToGoOn() {
    Diagnostic refused =
        ClusterDiagnostics.of(new Fault(Fault.Kind.DENIED, 403, "GET /x: 403"), "prod");
    assertThat(refused.code()).isEqualTo(Code.FORBIDDEN);
    Diagnostic doubt =
        ClusterDiagnostics.of(new Fault(Fault.Kind.IN_DOUBT, 0, "POST /x: lost"), "prod");
    assertThat(doubt.code()).isEqualTo(Code.IN_DOUBT);
    assertThat(doubt.remedy()).contains("run the same command again");
  }
}
