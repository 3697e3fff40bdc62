// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesCluster;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
  @TempDir private Path folder;

  private KubernetesCluster open(String server, int parallelism) throws IOException {
    String text =
        """
        clusters:
        - {name: c, cluster: {server: "%s"}}
        users:
        - {name: u, user: {username: anna, password: pw}}
        contexts:
        - {name: test, context: {cluster: c, user: u}}
        current-context: test
        """
            .formatted(server);
    Path file = Files.writeString(folder.resolve("config"), text);
    return KubernetesClusters.open(
        ClusterOptions.DEFAULTS
            .withKubeconfigs(List.of(file))
            .withParallelism(parallelism)
            .as("bob", List.of("dev", "ops")));
  }

  @Test
  void aRequestSaysWhoSendsItAndForWhom() throws IOException {
    try (TestServer server = TestServer.http(exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open("http://127.0.0.1:" + server.port() + "/k8s/c1/", 4)) {
      cluster.get(ObjectRef.volume("x"));
      assertThat(server.asked().get(0).getRequestURI())
          .hasToString("/k8s/c1/api/v1/persistentvolumes/x");
      assertThat(server.headers("User-agent").get(0)).startsWith("recover/");
      assertThat(server.headers("Authorization")).containsExactly("Basic YW5uYTpwdw==");
      assertThat(server.headers("Impersonate-user")).containsExactly("bob");
      assertThat(server.headers("Impersonate-group")).containsExactly("dev,ops");
    }
  }

  @Test
  void aNameOfTwoAddressesIsTriedAtBoth() throws IOException {
    try (TestServer server = TestServer.http(exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open("http://localhost:" + server.port(), 4)) {
      assertThat(cluster.identity().uid()).isEqualTo("u-1");
    }
  }

  @Test
  void noMoreConnectionsAreOpenedThanRequestsMayBeInFlight() throws Exception {
    try (TestServer server = TestServer.http(exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open("http://127.0.0.1:" + server.port(), 8)) {
      ExecutorService threads = Executors.newFixedThreadPool(24);
      for (int i = 0; i < 480; i++) {
        threads.execute(() -> cluster.get(ObjectRef.volume("x")));
      }
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      Set<Integer> ports = new HashSet<>();
      for (HttpExchange exchange : server.asked()) {
        ports.add(exchange.getRemoteAddress().getPort());
      }
      assertThat(server.asked()).hasSize(480);
      assertThat(ports).hasSizeLessThanOrEqualTo(8);
    }
  }

  @Test
  void whatChangesRarelyIsReadFromTheServersCacheUntilItIsWritten() throws IOException {
    try (TestServer server = TestServer.http(exchange -> TestServer.Reply.NAMESPACE);
        KubernetesCluster cluster = open("http://127.0.0.1:" + server.port(), 8)) {
      cluster.list(ResourceType.STORAGE_CLASS, Selection.EVERYTHING, each -> {});
      cluster.list(ResourceType.PERSISTENT_VOLUME, Selection.EVERYTHING, each -> {});
      assertThat(server.asked().get(0).getRequestURI().getQuery()).contains("resourceVersion=0");
      assertThat(server.asked().get(1).getRequestURI().getQuery()).isEqualTo("limit=500");
    }
  }
}
