// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesCluster;
import dev.recover.kubernetes.KubernetesClusters;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first message of a TLS connection offers first. */
class CipherOrderTest {
  /** <a href="https://www.rfc-editor.org/rfc/rfc8446#appendix-B.4">RFC 8446, B.4</a>. */
  private static final int TLS_CHACHA20_POLY1305_SHA256 = 0x1303;

  @TempDir private Path folder;

  @Test
  void chaCha20IsOfferedBeforeAes() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> firstSuite(server));
      try (KubernetesCluster cluster = open(server.getLocalPort())) {
        cluster.identity();
      } catch (DiagnosticException hungUp) {
        // The server reads one message and answers none.
      }
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(TLS_CHACHA20_POLY1305_SHA256);
    }
  }

  private KubernetesCluster open(int port) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:%d", insecure-skip-tls-verify: true}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: test, context: {cluster: c, user: u}}]
            current-context: test
            """
                .formatted(port));
    return KubernetesClusters.open(
        ClusterOptions.DEFAULTS
            .withKubeconfigs(List.of(file))
            .withRequestTimeout(Duration.ofSeconds(1)));
  }

  private static int firstSuite(ServerSocket server) {
    try (Socket client = server.accept()) {
      DataInputStream hello = new DataInputStream(client.getInputStream());
      // The headers of record and message, the version and the random bytes; then the session id.
      hello.skipNBytes(5 + 4 + 2 + 32);
      hello.skipNBytes(hello.readUnsignedByte());
      hello.readUnsignedShort();
      server.close();
      return hello.readUnsignedShort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
