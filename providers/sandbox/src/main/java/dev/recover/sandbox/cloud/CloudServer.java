// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Serves a cloud's API over HTTP, on the loopback interface and a port the system chooses. */
public final class CloudServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<CloudRequest, CloudReply> api;

  private CloudServer(String name, Function<CloudRequest, CloudReply> api) throws IOException {
    // Without it every answer waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    this.api = api;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, name + "-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts to serve.
   *
   * @param api answers one request; called by several threads at once
   */
  public static CloudServer start(String name, Function<CloudRequest, CloudReply> api) {
    try {
      return new CloudServer(name, api);
    } catch (IOException e) {
      throw new UncheckedIOException("the cloud could not be started: " + e.getMessage(), e);
    }
  }

  /** The address of the API. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    CloudReply reply = reply(read(exchange));
    if (reply.status() == 0) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(reply.body());
    }
  }

  private CloudReply reply(CloudRequest request) {
    try {
      return api.apply(request);
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      return CloudReply.text(500, "text/plain", "a bug in the sandbox: " + bug);
    }
  }

  private static CloudRequest read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
    }
    String query = exchange.getRequestURI().getRawQuery();
    return new CloudRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? Map.of() : CloudRequest.form(query),
        headers,
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
