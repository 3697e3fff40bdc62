// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recover.testkit.LoopbackTrust;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An HTTP server on loopback that passes requests on to a Kubernetes API server, and on demand does
 * not.
 *
 * <p>It logs what passes. Answers are passed on as they arrive, so that watches work.
 */
public final class FaultyGateway implements AutoCloseable {
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "accept-encoding", "upgrade", "expect");

  private final String upstream;
  private final HttpServer server;
  private final HttpClient client;
  private final ExecutorService threads = Executors.newCachedThreadPool(FaultyGateway::daemon);
  private final List<Passing> log = new CopyOnWriteArrayList<>();
  private final Queue<Plan> plans = new ConcurrentLinkedQueue<>();
  private final Set<Closeable> watches = ConcurrentHashMap.newKeySet();

  private record Plan(Predicate<Passing> which, AtomicInteger times, Trouble trouble) {}

  /**
   * @param upstream the URL of the world's server, on loopback
   */
  public FaultyGateway(String upstream) {
    this.upstream = upstream;
    try {
      this.client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(LoopbackTrust.context())
              .executor(threads)
              .build();
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "gateway");
    thread.setDaemon(true);
    return thread;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Makes trouble for the next requests that {@code which} accepts. */
  public void trouble(int times, Predicate<Passing> which, Trouble trouble) {
    plans.add(new Plan(which, new AtomicInteger(times), trouble));
  }

  /** How many watches are open. */
  public int watching() {
    return watches.size();
  }

  /** Cuts all watches that are open. */
  public void cutWatches() {
    watches.forEach(FaultyGateway::closeQuietly);
    watches.clear();
  }

  /** Everything that passed so far, in the order it came. */
  public List<Passing> log() {
    return List.copyOf(log);
  }

  private void pass(HttpExchange exchange) throws IOException {
    Passing passing = read(exchange);
    log.add(passing);
    Plan plan =
        plans.stream()
            .filter(p -> p.which().test(passing) && p.times().getAndDecrement() > 0)
            .findFirst()
            .orElse(null);
    try {
      if (plan == null) {
        forward(exchange, passing, Integer.MAX_VALUE);
      } else if (plan.trouble().forward()) {
        forward(exchange, passing, plan.trouble().bytes());
      } else {
        answer(exchange, plan.trouble());
      }
    } catch (IOException e) {
      // Somebody hung up, which is what this is for.
      exchange.close();
    }
    exchange.close();
  }

  private static Passing read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Passing(
        exchange.getRequestMethod(), uri.getRawPath(), query, headers, body, System.nanoTime());
  }

  private static void answer(HttpExchange exchange, Trouble trouble) throws IOException {
    if (trouble.code() == 0) {
      return;
    }
    trouble.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = trouble.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(trouble.code(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void forward(HttpExchange exchange, Passing passing, int bytes) throws IOException {
    HttpResponse<InputStream> answer = send(passing);
    InputStream body = answer.body();
    try (body) {
      if (bytes == 0) {
        body.readAllBytes();
        return;
      }
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (!OWN_HEADERS.contains(name) && !name.equals("transfer-encoding")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(answer.statusCode(), 0);
      if (passing.isWatch()) {
        watches.add(body);
      }
      copy(body, exchange.getResponseBody(), bytes, passing.isWatch());
      if (bytes == Integer.MAX_VALUE && !passing.isWatch()) {
        exchange.getResponseBody().close();
      }
    } finally {
      watches.remove(body);
    }
  }

  private static void copy(InputStream in, OutputStream out, int bytes, boolean flush)
      throws IOException {
    byte[] buffer = new byte[8192];
    int left = bytes;
    int read = in.read(buffer);
    while (read >= 0 && left > 0) {
      out.write(buffer, 0, Math.min(read, left));
      left -= Math.min(read, left);
      if (flush || left == 0) {
        out.flush();
      }
      read = left > 0 ? in.read(buffer) : -1;
    }
    if (left == 0) {
      throw new IOException("cut off on purpose");
    }
  }

  private HttpResponse<InputStream> send(Passing passing) throws IOException {
    String query = passing.query().isEmpty() ? "" : "?" + passing.query();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(upstream + passing.path() + query))
            .method(
                passing.method(),
                passing.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(passing.body()));
    passing
        .headers()
        .forEach(
            (name, value) -> {
              if (!OWN_HEADERS.contains(name)) {
                request.header(name, value);
              }
            });
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void closeQuietly(Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      // It was closing already.
      return;
    }
  }

  @Override
  public void close() {
    cutWatches();
    server.stop(0);
    threads.shutdownNow();
  }
}
