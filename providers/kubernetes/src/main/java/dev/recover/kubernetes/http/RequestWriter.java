// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Has the official client make the request's head, and puts our body under it.
 *
 * <p>The heads of creates are kept: a restore sends thousands that differ in the body only.
 */
final class RequestWriter {
  private static final String[] NO_AUTH = {};
  private static final int MOST_HEADS = 1000;

  private final ApiClient client;
  private final Map<String, Request> heads = new ConcurrentHashMap<>();

  RequestWriter(ApiClient client) {
    this.client = client;
  }

  Request write(RawRequest request, Sending.Sent sent) {
    Request.Builder builder = head(request).newBuilder().tag(Sending.Sent.class, sent);
    if (!request.contentType().isEmpty()) {
      MediaType type = MediaType.get(request.contentType());
      builder.method(request.method(), RequestBody.create(request.body(), type));
    }
    return builder.build();
  }

  private Request head(RawRequest request) {
    if (!request.method().equals("POST")) {
      return newHead(request);
    }
    if (heads.size() > MOST_HEADS) {
      heads.clear();
    }
    return heads.computeIfAbsent(request.path() + "?" + request.query(), key -> newHead(request));
  }

  private Request newHead(RawRequest request) {
    List<Pair> query = new ArrayList<>(request.query().size());
    request.query().forEach((name, value) -> query.add(new Pair(name, value)));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    try {
      return client.buildRequest(
          null,
          request.path(),
          request.method(),
          query,
          List.of(),
          null,
          headers,
          Map.of(),
          Map.of(),
          NO_AUTH,
          null);
    } catch (ApiException e) {
      throw new IllegalStateException("the client did not build " + request, e);
    }
  }
}
