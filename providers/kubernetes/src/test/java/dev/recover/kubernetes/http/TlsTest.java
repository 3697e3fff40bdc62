// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesCluster;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class TlsTest {
  private static final GeneralName LOOPBACK = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

  @TempDir private Path folder;

  private KubernetesCluster open(int port, String cluster, String user) throws Exception {
    return open(Files.writeString(folder.resolve("config"), text(port, cluster, user)));
  }

  private static String text(int port, String cluster, String user) {
    return """
        clusters:
        - {name: c, cluster: {server: "https://127.0.0.1:%d", %s}}
        users:
        - {name: u, user: %s}
        contexts:
        - {name: test, context: {cluster: c, user: u}}
        current-context: test
        """
        .formatted(port, cluster, user);
  }

  private static KubernetesCluster open(Path file) {
    return KubernetesClusters.open(
        ClusterOptions.DEFAULTS
            .withKubeconfigs(List.of(file))
            .withRequestTimeout(Duration.ofSeconds(5)));
  }

  private static String data(String field, String pem) {
    byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
    return field + "-data: " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String authority(Certificates of) throws Exception {
    return data("certificate-authority", of.pem());
  }

  private Diagnostic failure(KubernetesCluster cluster) {
    DiagnosticException failed =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            DiagnosticException.class, cluster::identity);
    assertThat(failed).isNotNull();
    return failed.diagnostics().get(0);
  }

  @Test
  @ResourceLock("javax.net.ssl.trustStore")
  void theClustersOwnAuthorityIsTrustedAndTheDefaultOneNeverRead() throws Exception {
    Certificates authority = new Certificates();
    Path broken = Files.writeString(folder.resolve("broken"), "no trust store");
    System.setProperty("javax.net.ssl.trustStore", broken.toString());
    try (TestServer server =
            TestServer.https(
                authority.server(LOOPBACK), false, exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open(server.port(), authority(authority), "{token: t}")) {
      assertThat(cluster.identity().uid()).isEqualTo("u-1");
    } finally {
      System.clearProperty("javax.net.ssl.trustStore");
    }
  }

  @Test
  void anotherAuthorityIsNotTrusted() throws Exception {
    Certificates authority = new Certificates();
    try (TestServer server =
            TestServer.https(
                authority.server(LOOPBACK), false, exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster =
            open(server.port(), authority(new Certificates()), "{token: t}")) {
      Diagnostic failure = failure(cluster);
      assertThat(failure.code()).isEqualTo(Code.UNREACHABLE);
      assertThat(failure.why()).contains("not signed by the kubeconfig's authority");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void aCertificateForAnotherNameIsNotTrusted() throws Exception {
    Certificates authority = new Certificates();
    GeneralName other = new GeneralName(GeneralName.dNSName, "api.internal");
    try (TestServer server =
        TestServer.https(authority.server(other), false, exchange -> TestServer.Reply.NAMESPACE)) {
      try (KubernetesCluster cluster = open(server.port(), authority(authority), "{token: t}")) {
        assertThat(failure(cluster).why()).contains("for another name");
      }
      String named = authority(authority) + ", tls-server-name: api.internal";
      try (KubernetesCluster cluster = open(server.port(), named, "{token: t}")) {
        assertThat(cluster.identity().uid()).isEqualTo("u-1");
        HttpsExchange asked = (HttpsExchange) server.asked().get(0);
        assertThat(((ExtendedSSLSession) asked.getSSLSession()).getRequestedServerNames())
            .extracting(Object::toString)
            .anyMatch(name -> name.contains("api.internal"));
      }
      String insecure = "insecure-skip-tls-verify: true";
      try (KubernetesCluster cluster = open(server.port(), insecure, "{token: t}")) {
        assertThat(cluster.identity().uid()).isEqualTo("u-1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA,false", "RSA,true", "EC,false", "EC,true"})
  void aClientCertificateIsPresented(String algorithm, boolean traditional) throws Exception {
    Certificates authority = new Certificates();
    Certificates.Issued client = authority.issue(algorithm, "anna");
    String key = traditional ? client.traditionalKeyPem() : client.pkcs8KeyPem();
    assertThat(key).contains(traditional ? algorithm + " PRIVATE KEY" : "BEGIN PRIVATE KEY");
    Path keyFile = Files.writeString(folder.resolve("client.key"), key);
    String user =
        "{"
            + data("client-certificate", client.certificatePem())
            + ", client-key: "
            + keyFile
            + "}";
    try (TestServer server =
            TestServer.https(
                authority.server(LOOPBACK), true, exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open(server.port(), authority(authority), user)) {
      assertThat(cluster.identity().uid()).isEqualTo("u-1");
      HttpsExchange asked = (HttpsExchange) server.asked().get(0);
      assertThat(asked.getSSLSession().getPeerPrincipal().getName()).isEqualTo("CN=anna");
    }
  }

  @Test
  void aPluginsCertificateIsPresentedAndTheNextOneTakesItsPlace() throws Exception {
    Certificates authority = new Certificates();
    String soon = Instant.now().plusMillis(1500).toString();
    Path first = plugin(authority.issue("EC", "first"), soon);
    Path second = plugin(authority.issue("RSA", "second"), "2999-01-01T00:00:00Z");
    Path current = Files.copy(first, folder.resolve("current"));
    String user =
        "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
            + " command: cat, args: ["
            + current
            + "]}}";
    try (TestServer server =
            TestServer.https(
                authority.server(LOOPBACK), true, exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open(server.port(), authority(authority), user)) {
      cluster.get(ObjectRef.volume("x"));
      Files.copy(second, current, StandardCopyOption.REPLACE_EXISTING);
      Thread.sleep(1700);
      cluster.get(ObjectRef.volume("x"));
      List<String> clients = new ArrayList<>();
      for (HttpExchange asked : server.asked()) {
        clients.add(((HttpsExchange) asked).getSSLSession().getPeerPrincipal().getName());
      }
      assertThat(clients).containsExactly("CN=first", "CN=second");
    }
  }

  private Path plugin(Certificates.Issued client, String until) throws Exception {
    Map<String, String> status =
        Map.of(
            "clientCertificateData", client.certificatePem(),
            "clientKeyData", client.pkcs8KeyPem(),
            "expirationTimestamp", until);
    Map<String, Object> credential =
        Map.of("apiVersion", "client.authentication.k8s.io/v1", "status", status);
    return Files.writeString(Files.createTempFile(folder, "c", ""), Json.compact(credential));
  }

  @Test
  void aKeyOrAuthorityThatIsNoneIsSaidSoBeforeAnythingIsSent() throws Exception {
    Certificates authority = new Certificates();
    Certificates.Issued client = authority.issue("EC", "anna");
    String encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nYQ==\n-----END ENCRYPTED PRIVATE KEY-----";
    for (String key : List.of("nonsense", encrypted)) {
      String user =
          "{"
              + data("client-certificate", client.certificatePem())
              + ", "
              + data("client-key", key)
              + "}";
      assertThat(refusal(authority(authority), user).code()).isEqualTo(Code.KUBECONFIG_INVALID);
    }
    Diagnostic bad = refusal(data("certificate-authority", "nonsense"), "{token: t}");
    assertThat(bad.code()).isEqualTo(Code.KUBECONFIG_INVALID);
    assertThat(bad.summary()).contains("authority");
  }

  private Diagnostic refusal(String cluster, String user) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
            DiagnosticException.class, () -> open(1, cluster, user))
        .diagnostics()
        .get(0);
  }

  @Test
  void aServerWithoutTlsIsNamedSo() throws Exception {
    String answer = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
    assertThat(failureAgainst(answer, "https")).contains("does not speak TLS");
  }

  @Test
  void aServerThatWantsTlsIsNamedSo() throws Exception {
    String answer =
        "HTTP/1.0 400 Bad Request\r\nContent-Type: text/plain\r\n\r\n"
            + "Client sent an HTTP request to an HTTPS server.\n";
    assertThat(failureAgainst(answer, "http")).contains("http:// instead of https://");
  }

  /** Answers whatever comes with a text, as a server of the other kind does. */
  private String failureAgainst(String answer, String scheme) throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(
              () -> {
                while (!socket.isClosed()) {
                  try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  } catch (IOException e) {
                    return;
                  }
                }
              });
      thread.setDaemon(true);
      thread.start();
      String server = scheme + "://127.0.0.1:" + socket.getLocalPort();
      Path file = folder.resolve("config");
      String text = text(1, "insecure-skip-tls-verify: true", "{token: t}");
      Files.writeString(file, text.replace("https://127.0.0.1:1", server));
      try (KubernetesCluster cluster = open(file)) {
        return failure(cluster).why();
      }
    }
  }
}
