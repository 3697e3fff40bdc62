// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit;

import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Kubernetes API server over plain HTTP, as a test sees it: every answer with its code, body and
 * warnings.
 *
 * <p>It retries nothing, knows no defaults and shares no code with {@code providers/kubernetes}, so
 * that one can judge the other. Certificates are not looked at, which is why only servers on
 * loopback are spoken to. Thread-safe.
 */
public final class KubernetesWire {
  /** How a patch is meant. */
  public enum Patch {
    MERGE("application/merge-patch+json"),
    STRATEGIC("application/strategic-merge-patch+json"),
    JSON("application/json-patch+json"),
    APPLY("application/apply-patch+yaml");

    private final String contentType;

    Patch(String contentType) {
      this.contentType = contentType;
    }
  }

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .sslContext(LoopbackTrust.context())
          .connectTimeout(TIMEOUT)
          .build();

  private final String url;
  private final String token;

  /**
   * @param url of a server on loopback, without a trailing slash
   * @param token a bearer token; "" for none
   */
  public KubernetesWire(String url, String token) {
    String host = URI.create(url).getHost();
    if (!List.of("127.0.0.1", "localhost").contains(host)) {
      throw new IllegalArgumentException("tests speak to loopback only, not to " + host);
    }
    this.url = url;
    this.token = token;
  }

  public WireReply get(ResourceType type, String namespace, String name) {
    return send("GET", path(type, namespace, name), "", null);
  }

  /**
   * Lists a collection.
   *
   * @param query for example {@code labelSelector=a%3Db}, or ""
   */
  public WireReply list(ResourceType type, String namespace, String query) {
    return send("GET", type.path(namespace) + suffix(query), "", null);
  }

  /** Creates the object in the collection of its apiVersion, kind and namespace. */
  public WireReply create(KubeObject object) {
    return create(object, "");
  }

  /**
   * @param query for example {@code dryRun=All}, or ""
   */
  public WireReply create(KubeObject object, String query) {
    String path = typeOf(object).path(object.namespace()) + suffix(query);
    return send("POST", path, "application/json", object.tree());
  }

  /** Replaces the object. */
  public WireReply put(KubeObject object) {
    String path = path(typeOf(object), object.namespace(), object.name());
    return send("PUT", path, "application/json", object.tree());
  }

  /**
   * Merges {@code change} into an object.
   *
   * @param change a tree of maps, lists, scalars and nulls
   */
  public WireReply merge(KubeObject object, Map<String, ?> change) {
    return patch(object, Patch.MERGE, change, "");
  }

  /** Applies the object under a field manager's name (server-side apply). */
  public WireReply apply(KubeObject object, String manager) {
    return patch(object, Patch.APPLY, object.tree(), "fieldManager=" + manager);
  }

  /**
   * Patches the object that {@code target} names.
   *
   * @param query for example {@code fieldValidation=Strict}, or ""
   */
  public WireReply patch(KubeObject target, Patch kind, Object change, String query) {
    String path = path(typeOf(target), target.namespace(), target.name()) + suffix(query);
    return send("PATCH", path, kind.contentType, change);
  }

  /** Deletes without preconditions. */
  public WireReply delete(KubeObject object) {
    return delete(object, Map.of());
  }

  /**
   * @param options fields of DeleteOptions; empty for no body
   */
  public WireReply delete(KubeObject object, Map<String, ?> options) {
    String path = path(typeOf(object), object.namespace(), object.name());
    return send("DELETE", path, "application/json", options.isEmpty() ? null : options);
  }

  /**
   * Sends any request.
   *
   * @param path begins with a slash; the query included
   * @param body a JSON tree, or null for none
   */
  public WireReply send(
      String method,
      String path,
      String contentType,
      @org.jspecify.annotations.Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(TIMEOUT)
            .header("Accept", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", contentType)
          .method(method, HttpRequest.BodyPublishers.ofString(Json.compact(body)));
    }
    try {
      HttpResponse<String> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new WireReply(
          answer.statusCode(), tree(answer.body()), answer.headers().allValues("Warning"));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException(method + " " + path));
    }
  }

  private static KubeObject tree(String body) {
    try {
      return KubeObject.parse(body);
    } catch (UnreadableException notJson) {
      return KubeObject.of(Map.of("message", body));
    }
  }

  private static String suffix(String query) {
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String path(ResourceType type, String namespace, String name) {
    return type.path(namespace) + "/" + name;
  }

  private static ResourceType typeOf(KubeObject object) {
    return ResourceType.of(object.ref().group(), object.kind())
        .orElseThrow(() -> new IllegalArgumentException("no known type: " + object.kind()));
  }
}
