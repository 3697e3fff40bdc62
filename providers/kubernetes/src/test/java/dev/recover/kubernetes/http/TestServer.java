// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server on loopback that answers as a test says, and remembers what it was asked. */
public final class TestServer implements AutoCloseable {
  /** What is answered. */
  public record Reply(int code, String body) {
    public static final Reply NAMESPACE =
        new Reply(200, "{\"metadata\":{\"uid\":\"u-1\"},\"gitVersion\":\"v1.36.3\"}");

    public static Reply status(int code, String reason, String message) {
      return new Reply(
          code,
          "{\"kind\":\"Status\",\"code\":%d,\"reason\":\"%s\",\"message\":\"%s\"}"
              .formatted(code, reason, message));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();

  private TestServer(HttpServer server, Function<HttpExchange, Reply> replies) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, replies));
    server.start();
  }

  public static TestServer http(Function<HttpExchange, Reply> replies) throws IOException {
    return new TestServer(HttpServer.create(loopback(), 0), replies);
  }

  /**
   * @param clients whether clients must present a certificate
   */
  public static TestServer https(
      SSLContext tls, boolean clients, Function<HttpExchange, Reply> replies) throws IOException {
    HttpsServer server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters defaults = tls.getDefaultSSLParameters();
            defaults.setNeedClientAuth(clients);
            parameters.setSSLParameters(defaults);
          }
        });
    return new TestServer(server, replies);
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void handle(HttpExchange exchange, Function<HttpExchange, Reply> replies)
      throws IOException {
    asked.add(exchange);
    exchange.getRequestBody().readAllBytes();
    Reply reply = replies.apply(exchange);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.code(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public List<HttpExchange> asked() {
    return List.copyOf(asked);
  }

  /** The values of a header, one of each request, "" where it was absent. */
  public List<String> headers(String name) {
    return asked.stream()
        .map(exchange -> exchange.getRequestHeaders().getOrDefault(name, List.of("")))
        .map(values -> String.join(",", values))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
