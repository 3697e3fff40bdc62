// SPDX-License-Identifier: Apache-2.0
package dev.recover.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.recover.model.KubeObject;
import dev.recover.model.Volume;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API server with many bound pairs and nothing else. It makes each page when it is asked for, so
 * that it needs no memory for them; its watches stay open and say nothing.
 */
final class ManyVolumes implements AutoCloseable {
  private static final String NAMESPACE = "many";
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");
  private static final Pattern NEXT = Pattern.compile("continue=(\\d+)");

  private final int count;
  private final HttpServer server;

  ManyVolumes(int count) throws IOException {
    this.count = count;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Writes a kubeconfig of this server. */
  Path kubeconfig(Path file) throws IOException {
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Files.writeString(
        file,
        "apiVersion: v1\nkind: Config\nclusters:\n- {name: many, cluster: {server: \""
            + address
            + "\"}}\nusers:\n- {name: many, user: {}}\ncontexts:\n"
            + "- {name: many, context: {cluster: many, user: many}}\ncurrent-context: many\n");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (query.contains("watch=true")) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
      return; // stays open
    }
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      if (path.equals("/version")) {
        write(out, "{\"gitVersion\":\"v1.36.3\"}");
      } else if (path.endsWith("/kube-system")) {
        write(out, "{\"metadata\":{\"uid\":\"11111111-1111-4111-8111-111111111111\"}}");
      } else if (path.endsWith("/persistentvolumes")) {
        page(out, query, pair -> pair.volume().orElseThrow());
      } else if (path.endsWith("/persistentvolumeclaims")) {
        page(out, query, pair -> pair.claim().orElseThrow());
      } else {
        write(out, "{\"metadata\":{\"resourceVersion\":\"1000\"},\"items\":[]}");
      }
    }
  }

  private void page(OutputStream out, String query, Function<Volume, KubeObject> part)
      throws IOException {
    int from = number(NEXT, query, 0);
    int to = Math.min(count, from + number(LIMIT, query, count));
    String next = to < count ? ",\"continue\":\"" + to + "\"" : "";
    write(out, "{\"metadata\":{\"resourceVersion\":\"1000\"" + next + "},\"items\":[");
    for (int i = from; i < to; i++) {
      write(out, (i > from ? "," : "") + part.apply(Pairs.captured(NAMESPACE, i)).toJson());
    }
    write(out, "]}");
  }

  private static int number(Pattern pattern, String query, int otherwise) {
    Matcher found = pattern.matcher(query);
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
