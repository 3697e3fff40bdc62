// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.testkit.LoopbackTrust;
import dev.recover.testkit.RealCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The baseline of creating: OkHttp posts JSON that was written before, each thread one pair after
 * the other, and reads the answers without looking at them.
 */
final class BareClient {
  static final int CONNECTIONS = 32;

  private static final MediaType JSON = MediaType.get("application/json");

  private final OkHttpClient http;
  private final RealCluster cluster;

  BareClient(RealCluster cluster) {
    this.cluster = cluster;
    this.http =
        new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
            .protocols(List.of(Protocol.HTTP_1_1))
            .sslSocketFactory(LoopbackTrust.context().getSocketFactory(), LoopbackTrust.manager())
            .hostnameVerifier((host, session) -> true)
            .build();
  }

  /** Creates the pairs, claim before volume, and returns how long that took. */
  Duration create(Pairs pairs) throws Exception {
    List<Request> claims = requests("/namespaces/" + pairs.namespace(), pairs.readyClaims());
    List<Request> volumes = requests("", pairs.readyVolumes());
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    long start = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      all.add(
          threads.submit(
              () -> {
                int pair;
                while ((pair = next.getAndIncrement()) < claims.size()) {
                  send(claims.get(pair));
                  send(volumes.get(pair));
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private List<Request> requests(String scope, List<KubeObject> objects) {
    List<Request> requests = new ArrayList<>(objects.size());
    for (KubeObject object : objects) {
      String plural = scope.isEmpty() ? "/persistentvolumes" : "/persistentvolumeclaims";
      byte[] body = Json.compact(object.tree()).getBytes(StandardCharsets.UTF_8);
      requests.add(
          new Request.Builder()
              .url(cluster.url() + "/api/v1" + scope + plural)
              .header("Authorization", "Bearer " + cluster.token())
              .header("Accept-Encoding", "identity")
              .post(RequestBody.create(body, JSON))
              .build());
    }
    return requests;
  }

  private void send(Request request) throws IOException {
    try (Response response = http.newCall(request).execute()) {
      byte[] answer = response.body().bytes();
      if (!response.isSuccessful()) {
        throw new IOException(request.url() + ": " + new String(answer, StandardCharsets.UTF_8));
      }
    }
  }

  void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
