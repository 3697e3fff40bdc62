// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox;

import dev.recover.model.KubeObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Talks to a sandbox over HTTP, without any Kubernetes library. */
final class Wire {
  static final String VOLUMES = "/api/v1/persistentvolumes";
  static final String CLAIMS = "/api/v1/namespaces/default/persistentvolumeclaims";
  static final String MERGE = "application/merge-patch+json";
  static final String STRATEGIC = "application/strategic-merge-patch+json";
  static final String JSON = "application/json-patch+json";
  static final String APPLY = "application/apply-patch+yaml";

  /** An answer of the server; the body is empty when it was no object. */
  record Answer(int status, KubeObject body, String text, List<String> warnings) {
    String message() {
      return body.text("message").orElse("");
    }

    String reason() {
      return body.text("reason").orElse("");
    }
  }

  private final String url;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(dev.recover.testkit.LoopbackTrust.context())
          .build();

  Wire(Sandbox sandbox) {
    this(sandbox, sandbox.token());
  }

  Wire(Sandbox sandbox, String token) {
    this(sandbox.url(), token);
  }

  /**
   * @param url of a server on loopback
   */
  Wire(String url, String token) {
    this.url = url;
    this.token = token;
  }

  static String volume(String name) {
    return """
        {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"%s"},
         "spec":{"capacity":{"storage":"5Gi"},"accessModes":["ReadWriteOnce"],
                 "csi":{"driver":"d.example.com","volumeHandle":"h"}}}
        """
        .formatted(name);
  }

  static String claim(String name) {
    return """
        {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"%s"},
         "spec":{"accessModes":["ReadWriteOnce"],"storageClassName":"",
                 "resources":{"requests":{"storage":"5Gi"}}}}
        """
        .formatted(name);
  }

  Answer get(String path) {
    return send("GET", path, "", "");
  }

  Answer post(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, "application/json", body);
  }

  Answer patch(String path, String type, String body) {
    return send("PATCH", path, type, body);
  }

  Answer delete(String path, String body) {
    return send("DELETE", path, "application/json", body);
  }

  Answer send(String method, String path, String type, String body, String... headers) {
    try {
      HttpResponse<String> response =
          client.send(request(method, path, type, body, headers), ofText());
      String text = response.body();
      boolean object = text.startsWith("{") && text.strip().lines().count() == 1;
      return new Answer(
          response.statusCode(),
          KubeObject.parse(object ? text : "{}"),
          text,
          response.headers().allValues("Warning"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse.BodyHandler<String> ofText() {
    return HttpResponse.BodyHandlers.ofString();
  }

  private HttpRequest request(
      String method, String path, String type, String body, String... headers) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      builder.header("Authorization", "Bearer " + token);
    }
    if (!type.isEmpty()) {
      builder.header("Content-Type", type);
    }
    if (headers.length > 0) {
      builder.headers(headers);
    }
    // The field manager of the recorded answers.
    builder.header("User-Agent", "cmp/1");
    return builder.build();
  }

  /** Watches until the server ends the stream and returns its lines. */
  List<KubeObject> watch(String path) {
    return get(path).text().lines().filter(l -> !l.isBlank()).map(KubeObject::parse).toList();
  }
}
