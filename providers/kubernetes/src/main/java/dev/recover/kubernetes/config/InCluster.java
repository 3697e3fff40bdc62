// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The connection of a pod to its own cluster, by the service account that is mounted into it. */
final class InCluster {
  private static final String NAME = "in-cluster";

  private InCluster() {}

  static Optional<Connection> connection(Surroundings surroundings) {
    String host = surroundings.variable("KUBERNETES_SERVICE_HOST");
    String port = surroundings.variable("KUBERNETES_SERVICE_PORT");
    Path token = surroundings.serviceAccount().resolve("token");
    if (host.isEmpty() || port.isEmpty() || !Files.isReadable(token)) {
      return Optional.empty();
    }
    String literal = host.contains(":") ? "[" + host + "]" : host;
    Server server =
        new Server(
            URI.create("https://" + literal + ":" + port),
            bytes(surroundings.serviceAccount().resolve("ca.crt")),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty());
    Login login =
        new Login(
            Optional.empty(),
            Optional.empty(),
            Optional.of(token),
            Optional.empty(),
            Optional.empty());
    String namespace =
        bytes(surroundings.serviceAccount().resolve("namespace"))
            .map(text -> new String(text, java.nio.charset.StandardCharsets.UTF_8).strip())
            .orElse("default");
    return Optional.of(new Connection(NAME, NAME, namespace, server, login, List.of()));
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
