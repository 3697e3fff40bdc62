// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Fault;
import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * One API server. Every request of this module goes through {@link #raw} or {@link #stream}.
 *
 * <p>The official client builds the request; the body is ours, written once, because its typed
 * calls lose fields they do not know, and preconditions of deletes.
 */
public final class Api implements AutoCloseable {
  private static final int MOST_WARNINGS = 1000;
  private static final long SMALL = 1 << 16;

  private final ApiClient client;
  private final OkHttpClient streams;
  private final RequestWriter requests;
  private final Sending sending;
  private final Pace pace;
  private final Retry retry;
  private final Set<String> warnings = Collections.synchronizedSet(new TreeSet<>());

  Api(ApiClient client, Sending sending, Pace pace, Patience patience) {
    this.client = client;
    this.streams = client.getHttpClient().newBuilder().readTimeout(Duration.ZERO).build();
    this.requests = new RequestWriter(client);
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
    try (Response response =
        client.getHttpClient().newCall(requests.write(request, sent)).execute()) {
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
      try (Reader text = text(response.body())) {
        return answer.read(text);
      }
    } catch (IOException e) {
      throw Faults.lost(request, e, sent.yes);
    } catch (IllegalStateException | UnreadableException e) {
      throw Faults.lost(request, new IOException("it is not what the API serves there", e), true);
    }
  }

  /** A small answer is taken whole, which is quicker; a long one is read as it arrives. */
  private static Reader text(ResponseBody body) throws IOException {
    long length = body.contentLength();
    return length >= 0 && length < SMALL
        ? new StringReader(body.string())
        : new InputStreamReader(body.byteStream(), StandardCharsets.UTF_8);
  }

  /**
   * Opens a request whose answer does not end by itself, once and without a read timeout.
   *
   * @param longest when to give up in any case: a connection that died silently ends then
   */
  public Call stream(RawRequest request, Duration longest) {
    Call call = streams.newCall(requests.write(request, new Sending.Sent()));
    call.timeout().timeout(longest.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    return call;
  }

  /** Executes a call of {@link #stream}; anything but success is a {@link Fault}. */
  public Response open(RawRequest request, Call call) throws InterruptedException {
    pace.awaitTurn();
    try {
      Response response = call.execute();
      if (response.isSuccessful()) {
        retry.answered();
        return response;
      }
      try (response) {
        throw noted(Faults.of(request, response, Faults.status(response)));
      }
    } catch (IOException e) {
      throw noted(Faults.lost(request, e, true));
    }
  }

  private Fault noted(Retry.Failure failure) {
    retry.note(failure.fault());
    return failure.fault();
  }

  /** Why the server does not answer at present. */
  public Optional<Fault> trouble() {
    return retry.trouble();
  }

  private static void checkJson(RawRequest request, Response response) throws Retry.Failure {
    @Nullable String type = response.header("Content-Type");
    if (type != null && !type.contains("json")) {
      String message = request + ": what answered is not a Kubernetes API server but sent " + type;
      // A proxy may have taken a write for itself, or its answer.
      Fault.Kind kind = request.repeatable() ? Fault.Kind.UNAVAILABLE : Fault.Kind.IN_DOUBT;
      Fault fault = new Fault(kind, response.code(), Faults.oneLine(message));
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
