// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.kubernetes.config.Connection;
import dev.recover.kubernetes.http.Api;
import dev.recover.kubernetes.http.RawRequest;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.spi.ClusterIdentity;
import dev.recover.spi.Fault;
import java.io.Reader;
import java.util.Map;

/** Makes the first contact, and says what is wrong when there is none. */
final class IdentityReader {
  private static final String SANDBOX = "+recover-sandbox";

  private final Connection connection;
  private final Api api;

  IdentityReader(Connection connection, Api api) {
    this.connection = connection;
    this.api = api;
  }

  ClusterIdentity read() {
    try {
      String version = read("/version", "gitVersion");
      String uid = read("/api/v1/namespaces/kube-system", "metadata", "uid");
      return new ClusterIdentity(
          connection.context(), connection.cluster(), uid, version, version.contains(SANDBOX));
    } catch (Fault fault) {
      throw new DiagnosticException(ClusterDiagnostics.of(fault, connection));
    }
  }

  /** An identity that is empty would be that of every cluster. */
  private String read(String path, String... field) {
    return api.raw(
        RawRequest.get(path, Map.of()),
        text ->
            KubeObject.ofFrozen(readObject(text))
                .text(field)
                .orElseThrow(() -> new IllegalStateException("no " + field[0])));
  }

  private static Map<String, Object> readObject(Reader text) {
    return Json.read(text) instanceof Map<?, ?> map ? Json.asMap(map) : Map.of();
  }
}
