// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recover.sandbox.registry.Registry;
import dev.recover.sandbox.store.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API over HTTP, on the loopback interface and a port that the system chooses.
 *
 * <p>A request is let in by a bearer token, or by a path that starts with {@code /as/TOKEN}:
 * kubectl sends no token over plain HTTP, and so its kubeconfig names such an address.
 */
public final class ApiServer implements AutoCloseable {
  /** Every running watch holds one thread. */
  private static final int MOST_THREADS = 1024;

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Routes routes;
  private final Watches watches;
  private final Users users;
  private final Faults faults = new Faults();
  private final RequestLog log = new RequestLog();

  private ApiServer(Registry registry, String token, int port) throws IOException {
    // Without it every answer waits for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    this.users = new Users(token);
    this.watches = new Watches(registry.store());
    this.routes = new Routes(registry, watches);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST_THREADS,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> {
              Thread thread = new Thread(task, "sandbox-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Starts serving.
   *
   * @param port 0 for one that the system chooses
   */
  public static ApiServer start(Registry registry, String token, int port) throws IOException {
    ApiServer api = new ApiServer(registry, token, port);
    api.server.start();
    return api;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public Users users() {
    return users;
  }

  public Faults faults() {
    return faults;
  }

  public RequestLog log() {
    return log;
  }

  /** Closes the connection of every running watch. */
  public void cutWatches() {
    watches.cut();
  }

  /** How many watches are running. */
  public int watches() {
    return watches.running();
  }

  /** Sends bookmarks this often instead of once a minute, to watches that start from now on. */
  public void bookmarkEvery(long millis) {
    watches.bookmarkEvery(millis);
  }

  /** A request before it is known who sent it. */
  private record Arrival(HttpExchange exchange, List<String> path, String token) {
    static Arrival of(HttpExchange exchange) {
      List<String> path = parts(exchange.getRequestURI().getPath());
      String token = bearer(exchange);
      if (path.size() >= 2 && path.get(0).equals("as")) {
        return new Arrival(
            exchange, path.subList(2, path.size()), token.isEmpty() ? path.get(1) : token);
      }
      return new Arrival(exchange, path, token);
    }

    SeenRequest seen() {
      String query = exchange.getRequestURI().getRawQuery();
      return new SeenRequest(
          exchange.getRequestMethod(), "/" + String.join("/", path), query == null ? "" : query);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    Arrival arrival = Arrival.of(exchange);
    SeenRequest seen = arrival.seen();
    log.add(seen);
    byte[] body = exchange.getRequestBody().readAllBytes();
    Optional<Faults.Fault> fault = faults.of(seen);
    if (isOf(fault, Faults.Kind.CUT_BEFORE)) {
      exchange.close();
      return;
    }
    if (isOf(fault, Faults.Kind.DELAY)) {
      sleep(fault.orElseThrow().time().toMillis());
    }
    List<String> warnings = new ArrayList<>();
    Optional<Reply> reply =
        isOf(fault, Faults.Kind.ANSWER)
            ? Optional.of(Statuses.reply(refusalOf(fault.orElseThrow())))
            : reply(arrival, body, warnings);
    if (isOf(fault, Faults.Kind.CUT_AFTER)) {
      exchange.close();
    } else if (reply.isPresent()) {
      send(exchange, reply.get(), warnings);
    }
  }

  private static boolean isOf(Optional<Faults.Fault> fault, Faults.Kind kind) {
    return fault.filter(f -> f.kind() == kind).isPresent();
  }

  /** Works on a request; empty when it was answered already. */
  private Optional<Reply> reply(Arrival arrival, byte[] body, List<String> warnings)
      throws IOException {
    try {
      User user = users.of(arrival.token()).orElseThrow(Statuses::unauthorized);
      Call call = Call.of(arrival.exchange(), arrival.path(), user, body);
      Optional<Reply> answer = routes.answer(call);
      warnings.addAll(call.warnings());
      return answer;
    } catch (Refusal refusal) {
      return Optional.of(Statuses.reply(refusal));
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      return Optional.of(
          Statuses.reply(
              new Refusal(500, "InternalError", "Internal error occurred: " + bug, Map.of())));
    }
  }

  private static Refusal refusalOf(Faults.Fault fault) {
    if (fault.status() == 429) {
      long seconds = Math.max(1, fault.time().toSeconds());
      return new Refusal(
          429,
          "TooManyRequests",
          "Too many requests, please try again later.",
          Map.of("retryAfterSeconds", seconds));
    }
    return new Refusal(
        fault.status(), "InternalError", "Internal error occurred: on purpose", Map.of());
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String bearer(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header != null && header.startsWith("Bearer ") ? header.substring(7).strip() : "";
  }

  private static void send(HttpExchange exchange, Reply reply, List<String> warnings)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", reply.contentType());
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    for (String warning : warnings.stream().distinct().toList()) {
      String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
      exchange.getResponseHeaders().add("Warning", "299 - \"" + quoted + "\"");
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(reply.body());
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watches.cut();
    server.stop(0);
    threads.shutdownNow();
  }
}
