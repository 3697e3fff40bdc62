// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesCluster;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecCredentialsTest {
  private static final String HEAD =
      "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",";

  @TempDir private Path folder;

  /** Writes a plugin that notes each run and then does what {@code script} says. */
  private void plugin(String script) throws IOException {
    Path file = folder.resolve("login.sh");
    Files.writeString(file, "#!/bin/sh\necho run >> " + folder.resolve("runs") + "\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private void answering(String status) throws IOException {
    plugin("cat <<'END'\n" + HEAD + "\"status\":" + status + "}\nEND\n");
  }

  private long runs() throws IOException {
    Path runs = folder.resolve("runs");
    return Files.exists(runs) ? Files.readAllLines(runs).size() : 0;
  }

  private KubernetesCluster open(TestServer server, String more) throws IOException {
    String text =
        """
        clusters:
        - name: c
          cluster:
            server: "http://127.0.0.1:%d"
            extensions:
            - {name: client.authentication.k8s.io/exec, extension: {audience: x}}
        users:
        - name: u
          user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login.sh, %s}}
        contexts:
        - {name: test, context: {cluster: c, user: u}}
        current-context: test
        """
            .formatted(server.port(), more);
    Path file = Files.writeString(folder.resolve("config"), text);
    return KubernetesClusters.open(ClusterOptions.DEFAULTS.withKubeconfigs(List.of(file)));
  }

  private static TestServer accepting(String token) throws IOException {
    return TestServer.http(
        exchange ->
            ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                ? TestServer.Reply.NAMESPACE
                : TestServer.Reply.status(401, "Unauthorized", "Unauthorized"));
  }

  private static Diagnostic failure(KubernetesCluster cluster) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
            DiagnosticException.class, cluster::identity)
        .diagnostics()
        .get(0);
  }

  @Test
  void aPluginRunsOnceForManyRequests() throws Exception {
    answering("{\"token\":\"abc\"}");
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      ExecutorService threads = Executors.newFixedThreadPool(8);
      for (int i = 0; i < 40; i++) {
        threads.execute(() -> cluster.get(ObjectRef.volume("x")));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(server.asked()).hasSize(40);
      assertThat(runs()).isEqualTo(1);
    }
  }

  @Test
  void anExpiredTokenIsRenewedBeforeItIsSent() throws Exception {
    answering("{\"token\":\"abc\",\"expirationTimestamp\":\"" + Instant.now() + "\"}");
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      cluster.get(ObjectRef.volume("x"));
      cluster.get(ObjectRef.volume("x"));
      assertThat(runs()).isEqualTo(2);
    }
    answering("{\"token\":\"abc\",\"expirationTimestamp\":\"2999-01-01T00:00:00+02:00\"}");
    long before = runs();
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      cluster.get(ObjectRef.volume("x"));
      cluster.get(ObjectRef.volume("x"));
      assertThat(runs() - before).isEqualTo(1);
    }
  }

  @Test
  void arefusedTokenIsRenewedOnceAndTheRequestSentAgain() throws Exception {
    plugin(
        "n=$(wc -l < "
            + folder.resolve("runs")
            + ")\n"
            + "echo '"
            + HEAD
            + "\"status\":{\"token\":\"t'$((n))'\"}}'\n");
    try (TestServer server = accepting("t2");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      assertThat(cluster.identity().uid()).isEqualTo("u-1");
      assertThat(runs()).isEqualTo(2);
      assertThat(server.headers("Authorization"))
          .containsExactly("Bearer t1", "Bearer t2", "Bearer t2");
      assertThat(cluster.requests()).isEqualTo(3);
    }
  }

  @Test
  void aTokenThatIsRefusedAgainIsToldAndNotTriedForEver() throws Exception {
    answering("{\"token\":\"old\"}");
    try (TestServer server = accepting("new");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      Diagnostic failure = failure(cluster);
      assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(failure.toString()).doesNotContain("old");
      assertThat(server.asked()).hasSize(2);
      assertThat(runs()).isEqualTo(2);
    }
  }

  @Test
  void aPluginIsToldTheClusterAndItsEnvironment() throws Exception {
    answering("{\"token\":\"abc\"}");
    Path script = folder.resolve("login.sh");
    Files.writeString(
        script,
        Files.readString(script)
            .replace(
                "cat <<",
                "echo \"$KUBERNETES_EXEC_INFO\" > "
                    + folder.resolve("info")
                    + "\necho \"$FLAVOUR $1\" > "
                    + folder.resolve("flavour")
                    + "\ncat <<"));
    String more =
        "args: [vanilla], env: [{name: FLAVOUR, value: bourbon}], provideClusterInfo: true,"
            + " interactiveMode: IfAvailable";
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, more)) {
      cluster.identity();
      KubeObject info = KubeObject.parse(Files.readString(folder.resolve("info")));
      assertThat(info.kind()).isEqualTo("ExecCredential");
      assertThat(info.at("spec", "interactive")).contains(false);
      assertThat(info.text("spec", "cluster", "server"))
          .contains("http://127.0.0.1:" + server.port());
      assertThat(info.text("spec", "cluster", "config", "audience")).contains("x");
      assertThat(Files.readString(folder.resolve("flavour"))).isEqualTo("bourbon vanilla\n");
    }
  }

  @Test
  void aPluginThatFailsIsQuotedAndNothingIsSentWithoutCredentials() throws Exception {
    plugin("echo 'your session has expired' >&2\nexit 3\n");
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
      Diagnostic failure = failure(cluster);
      assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(failure.details()).containsExactly("it said  your session has expired");
      assertThat(failure.why()).contains("exit code 3");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aPluginThatIsNotThereComesWithItsInstallHint() throws Exception {
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster =
            open(server, "interactiveMode: Never, installHint: get it from example.com")) {
      Diagnostic failure = failure(cluster);
      assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
      assertThat(failure.remedy()).isEqualTo("get it from example.com");
    }
  }

  @Test
  void anAnswerThatCannotBeUsedIsNotRepeatedInTheMessage() throws Exception {
    List<String> answers =
        List.of(
            "s3cret",
            "{\"apiVersion\":\"client.authentication.k8s.io/v1beta1\",\"status\":{\"token\":\"s3cret\"}}",
            HEAD + "\"status\":{}}",
            HEAD + "\"status\":{\"clientKeyData\":\"s3cret\"}}",
            HEAD + "\"status\":{\"token\":\"s3cret\",\"expirationTimestamp\":\"soon\"}}");
    for (String answer : answers) {
      plugin("cat <<'END'\n" + answer + "\nEND\n");
      try (TestServer server = accepting("abc");
          KubernetesCluster cluster = open(server, "interactiveMode: Never")) {
        Diagnostic failure = failure(cluster);
        assertThat(failure.code()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(failure.toString()).doesNotContain("s3cret");
        assertThat(server.asked()).isEmpty();
      }
    }
  }

  @Test
  void aPluginThatMustAskSaysThatThereIsNobody() throws Exception {
    answering("{\"token\":\"abc\"}");
    try (TestServer server = accepting("abc");
        KubernetesCluster cluster = open(server, "interactiveMode: Always")) {
      assertThat(failure(cluster).why()).contains("no terminal");
      assertThat(runs()).isZero();
    }
  }
}
