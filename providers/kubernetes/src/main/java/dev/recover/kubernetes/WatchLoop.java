// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.kubernetes.http.Api;
import dev.recover.kubernetes.http.Faults;
import dev.recover.kubernetes.http.RawRequest;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.UnreadableException;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Lists and then watches in a thread of its own until closed.
 *
 * <p>The list is a consistent one: what the listener is told first is what was true after it was
 * asked. After a cut it goes on from the last resourceVersion, which bookmarks keep young; when the
 * server no longer remembers that, it lists again. A server ends a watch whose reader is too slow
 * as if it were a cut.
 */
final class WatchLoop implements Cluster.Subscription, Runnable {
  /** How long one watch is asked to last: a connection that died silently is noticed then. */
  private static final int SECONDS = 240;

  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final long SHORT_NANOS = 1_000_000_000L;
  private static final int GONE = 410;

  /** After so many failures in a row a list may help where going on does not. */
  private static final int ENOUGH = 3;

  private final Api api;
  private final ResourceType type;
  private final Selection selection;
  private final WatchListener listener;
  private final Thread thread;

  /** Held while the listener is called, so that closing waits for it. */
  private final Object gate = new Object();

  private volatile boolean closed;
  private volatile @Nullable Call call;
  private String resourceVersion = "";
  private int failures;

  WatchLoop(Api api, ResourceType type, Selection selection, WatchListener listener) {
    this.api = api;
    this.type = type;
    this.selection = selection;
    this.listener = listener;
    this.thread = new Thread(this, "watch-" + type.plural());
    thread.setDaemon(true);
  }

  boolean closed() {
    return closed;
  }

  WatchLoop start() {
    thread.start();
    return this;
  }

  @Override
  public void close() {
    closed = true;
    Call open = call;
    if (open != null) {
      open.cancel();
    }
    synchronized (gate) {
      // The listener is not being called now, so that its code is not what gets interrupted.
      if (Thread.currentThread() != thread) {
        thread.interrupt();
      }
    }
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        turn();
      }
    } catch (InterruptedException e) {
      // Closed while waiting.
      closed = true;
    } catch (Fault fault) {
      tell(() -> listener.failed(fault));
    } catch (RuntimeException e) {
      String message = "the watch of " + type.plural() + " ended: " + e.getMessage();
      Fault fault = new Fault(Fault.Kind.INVALID, 0, message, java.util.Optional.empty(), e);
      tell(() -> listener.failed(fault));
    }
  }

  /** One list, if there is nothing to go on from, and one watch. */
  private void turn() throws InterruptedException {
    long start = System.nanoTime();
    Duration asked = Duration.ZERO;
    try {
      if (resourceVersion.isEmpty()) {
        list();
      }
      watch();
      // One that ends as soon as it began is no better than one that fails.
      failures = System.nanoTime() - start < SHORT_NANOS ? failures + 1 : 0;
    } catch (Fault fault) {
      if (!closed && fault.status() != GONE && !passing(fault)) {
        throw fault;
      }
      failures++;
      asked = fault.retryAfter().orElse(Duration.ZERO);
      if (fault.status() == GONE || failures >= ENOUGH) {
        resourceVersion = "";
      }
    }
    pause(asked);
  }

  private static boolean passing(Fault fault) {
    return fault.kind() == Fault.Kind.UNAVAILABLE || fault.kind() == Fault.Kind.THROTTLED;
  }

  /** At once after the first failure, then ever more slowly: the server may be starting. */
  private void pause(Duration asked) throws InterruptedException {
    long millis = failures < 2 ? 0 : Math.min(LONGEST_PAUSE_MILLIS, 50L << Math.min(failures, 8));
    long spread = millis == 0 ? 0 : ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    Thread.sleep(Math.max(asked.toMillis(), millis - spread));
  }

  private void list() {
    List<KubeObject> all = new ArrayList<>();
    String version =
        new Lister(api).list(type, selection, true, object -> all.add(listener.kept(object)));
    tell(() -> listener.replaced(List.copyOf(all)));
    resourceVersion = version;
  }

  private void watch() throws InterruptedException {
    Map<String, String> query = Lister.query(selection);
    query.put("watch", "true");
    query.put("allowWatchBookmarks", "true");
    query.put("resourceVersion", resourceVersion);
    query.put("timeoutSeconds", String.valueOf(SECONDS));
    String path = Paths.collection(type, selection.namespace());
    RawRequest request = RawRequest.get(path, query);
    Call open = api.stream(request, Duration.ofSeconds(SECONDS).plus(GRACE));
    call = open;
    if (closed) {
      return;
    }
    try (Response response = api.open(request, open)) {
      InputStreamReader text =
          new InputStreamReader(response.body().byteStream(), StandardCharsets.UTF_8);
      events(request, new JsonReader(text));
    } catch (IOException e) {
      if (!closed) {
        // Cut in the middle of an event: it comes again from the last resourceVersion.
        throw new Fault(Fault.Kind.UNAVAILABLE, 0, request + ": the watch was cut off");
      }
    } finally {
      call = null;
    }
  }

  private void events(RawRequest request, JsonReader json) throws IOException {
    // One value after the other, which strict JSON does not know.
    json.setStrictness(Strictness.LENIENT);
    ObjectReader objects = new ObjectReader(type);
    while (!closed && json.peek() != JsonToken.END_DOCUMENT) {
      deliver(request, event(json, objects));
    }
  }

  private record Event(String type, KubeObject object) {}

  private static Event event(JsonReader json, ObjectReader objects) throws IOException {
    String type = "";
    KubeObject object = KubeObject.ofFrozen(Map.of());
    try {
      json.beginObject();
      while (json.hasNext()) {
        String key = json.nextName();
        if (key.equals("type")) {
          type = json.nextString();
        } else if (key.equals("object")) {
          object = objects.object(json);
        } else {
          json.skipValue();
        }
      }
      json.endObject();
      return new Event(type, object);
    } catch (IllegalStateException | UnreadableException e) {
      throw new IOException("not an event of a watch", e);
    }
  }

  private void deliver(RawRequest request, Event event) {
    KubeObject object = event.object();
    switch (event.type()) {
      case "ADDED":
      case "MODIFIED":
        tell(() -> listener.put(object));
        failures = 0;
        break;
      case "DELETED":
        tell(() -> listener.removed(object));
        failures = 0;
        break;
      case "BOOKMARK":
        break;
      case "ERROR":
        throw Faults.ofStatus(request.toString(), object);
      default:
        throw new Fault(
            Fault.Kind.INVALID, 0, request + ": an event of the unknown type " + event.type());
    }
    resourceVersion = object.resourceVersion().orElse(resourceVersion);
  }

  private void tell(Runnable news) {
    synchronized (gate) {
      if (!closed) {
        news.run();
      }
    }
  }
}
