// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something that listens where an API server should, and gives every request the same answer. */
final class CannedServer implements AutoCloseable {
  private final HttpServer server;

  private CannedServer(HttpServer server) {
    this.server = server;
  }

  static CannedServer answering(int code, String contentType, String body) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", contentType);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return new CannedServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers as an API server that refuses. */
  static CannedServer refusing(int code, String reason, String message) {
    String status =
        """
        {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"%s","code":%d,"message":"%s"}
        """
            .formatted(reason, code, message.replace("\"", "\\\""));
    return answering(code, "application/json", status);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Writes a kubeconfig whose only context, {@code prod}, leads to that URL. */
  static Path kubeconfig(Path file, String url) {
    try {
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          clusters:
          - {name: prod, cluster: {server: "%s"}}
          users:
          - {name: eve, user: {token: "expired-yesterday"}}
          contexts:
          - {name: prod, context: {cluster: prod, user: eve}}
          current-context: prod
          """
              .formatted(url));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
