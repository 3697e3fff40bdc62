// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Fault;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * One API server. Every request of this module goes through {@link #raw} or {@link #stream}.
 *
 * <p>The official client builds the request; the body is ours, written once, because its typed
 * calls lose fields they do not know, and preconditions of deletes.
 */
public final class Api implements AutoCloseable {
  private static final String[] NO_AUTH = {};
  private static final int MOST_WARNINGS = 1000;

  private final ApiClient client;
  private final OkHttpClient streams;
  private final Sending sending;
  private final Pace pace;
  private final Retry retry;
  private final Set<String> warnings = Collections.synchronizedSet(new TreeSet<>());

  Api(ApiClient client, Sending sending, Pace pace, Patience patience) {
    this.client = client;
    this.streams = client.getHttpClient().newBuilder().readTimeout(Duration.ZERO).build();
    this.sending = sending;
    this.pace = pace;
    this.retry = new Retry(pace, patience);
  }

  /** Sends a request, again where that is safe, and reads its answer; throws {@link Fault}. */
  public <T> T raw(RawRequest request, Answer<T> answer) {
    return retry.run(request, () -> once(request, answer));
  }

  private <T> T once(RawRequest request, Answer<T> answer) throws Retry.Failure {
    Sending.Sent sent = new Sending.Sent();
    try (Response response = client.getHttpClient().newCall(build(request, sent)).execute()) {
      if (!response.isSuccessful()) {
        KubeObject status = Faults.status(response);
        Optional<T> value = answer.ofRefusal(response.code(), status);
        if (value.isPresent()) {
          return value.get();
        }
        throw Faults.of(request, response, status);
      }
      checkJson(request, response);
      keepWarnings(response);
      try (Reader text =
          new InputStreamReader(response.body().byteStream(), StandardCharsets.UTF_8)) {
        return answer.read(text);
      }
    } catch (IOException e) {
      throw Faults.lost(request, e, sent.yes);
    } catch (IllegalStateException | UnreadableException e) {
      throw Faults.lost(request, new IOException("it is not what the API serves there", e), true);
    }
  }

  /**
   * Opens a request whose answer does not end by itself, once and without a read timeout.
   *
   * @param longest when to give up in any case: a connection that died silently ends then
   */
  public Call stream(RawRequest request, Duration longest) {
    Call call = streams.newCall(build(request, new Sending.Sent()));
    call.timeout().timeout(longest.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    return call;
  }

  /** Executes a call of {@link #stream}; anything but success is a {@link Fault}. */
  public Response open(RawRequest request, Call call) throws InterruptedException {
    pace.awaitTurn();
    try {
      Response response = call.execute();
      if (response.isSuccessful()) {
        return response;
      }
      try (response) {
        throw Faults.of(request, response, Faults.status(response)).fault();
      }
    } catch (IOException e) {
      throw Faults.lost(request, e, true).fault();
    }
  }

  private Request build(RawRequest request, Sending.Sent sent) {
    List<Pair> query = new ArrayList<>(request.query().size());
    request.query().forEach((name, value) -> query.add(new Pair(name, value)));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    try {
      Request.Builder builder =
          client
              .buildRequest(
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
                  null)
              .newBuilder()
              .tag(Sending.Sent.class, sent);
      if (!request.contentType().isEmpty()) {
        MediaType type = MediaType.get(request.contentType());
        builder.method(request.method(), RequestBody.create(request.body(), type));
      }
      return builder.build();
    } catch (ApiException e) {
      throw new IllegalStateException("the client did not build " + request, e);
    }
  }

  private static void checkJson(RawRequest request, Response response) throws Retry.Failure {
    String type = response.header("Content-Type", "");
    if (type != null && !type.contains("json")) {
      String message = request + ": what answered is not a Kubernetes API server but sent " + type;
      Fault fault = new Fault(Fault.Kind.UNAVAILABLE, response.code(), Faults.oneLine(message));
      throw new Retry.Failure(fault, false);
    }
  }

  private void keepWarnings(Response response) {
    for (String header : response.headers("Warning")) {
      if (warnings.size() < MOST_WARNINGS) {
        warnings.add(header.replaceAll("^299 \\S+ \"|\"$", "").replace("\\\"", "\""));
      }
    }
  }

  /** What the server warned of so far, each text once, sorted; a thousand at most. */
  public List<String> warnings() {
    synchronized (warnings) {
      return List.copyOf(warnings);
    }
  }

  public long requests() {
    return sending.requests();
  }

  /** How many requests may be in flight at the moment. */
  public Pace pace() {
    return pace;
  }

  @Override
  public void close() {
    client.getHttpClient().dispatcher().executorService().shutdown();
    client.getHttpClient().connectionPool().evictAll();
  }
}
