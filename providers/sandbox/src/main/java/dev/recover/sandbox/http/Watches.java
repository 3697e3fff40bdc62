// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Snapshot;
import dev.recover.sandbox.store.StoreEvent;
import dev.recover.sandbox.store.VersionedStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers watches: one JSON object a line, for as long as the client listens. */
final class Watches {
  private static final long DEFAULT_SECONDS = 1800;

  private final VersionedStore store;
  private final AtomicInteger generation = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private volatile long bookmarkMillis = 60_000;

  Watches(VersionedStore store) {
    this.store = store;
  }

  /** Ends every running watch in the middle of its stream. */
  void cut() {
    generation.incrementAndGet();
    store.wake();
  }

  int running() {
    return running.get();
  }

  /** Sends bookmarks this often instead of once a minute. */
  void bookmarkEvery(long millis) {
    bookmarkMillis = millis;
  }

  void serve(Call call, Target target) throws IOException {
    Watch watch = new Watch(call, target);
    watch.requireValid();
    call.exchange().getResponseHeaders().set("Content-Type", Reply.JSON);
    call.exchange().sendResponseHeaders(200, 0);
    running.incrementAndGet();
    try (OutputStream out = call.exchange().getResponseBody()) {
      watch.run(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.decrementAndGet();
      call.exchange().close();
    }
  }

  /** One running watch. */
  private final class Watch {
    private final Target target;
    private final Query query;
    private final Picker picker;
    private final Rendering rendering;
    private final int started = generation.get();
    private boolean first = true;

    Watch(Call call, Target target) {
      this.target = target;
      this.query = call.query();
      this.picker = Picker.of(target, query);
      this.rendering = Rendering.of(call, target);
    }

    void requireValid() {
      boolean initial = query.flag("sendInitialEvents");
      String match = query.text("resourceVersionMatch");
      if (initial && !match.equals("NotOlderThan")) {
        throw Reads.invalidOptions(
            FieldError.forbidden(
                "resourceVersionMatch",
                "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
      }
      if (!initial && !match.isEmpty()) {
        throw Reads.invalidOptions(
            FieldError.forbidden(
                "resourceVersionMatch",
                "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
      }
    }

    void run(OutputStream out) throws IOException, InterruptedException {
      long end =
          System.nanoTime()
              + TimeUnit.SECONDS.toNanos(query.number("timeoutSeconds", DEFAULT_SECONDS));
      long cursor = start(out);
      long bookmarkAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(bookmarkMillis);
      boolean bookmarks = query.flag("allowWatchBookmarks");
      while (cursor >= 0 && started == generation.get()) {
        long now = System.nanoTime();
        if (now >= end) {
          if (bookmarks) {
            bookmark(out, cursor, false);
          }
          return;
        }
        if (bookmarks && now >= bookmarkAt) {
          bookmark(out, cursor, false);
          bookmarkAt = now + TimeUnit.MILLISECONDS.toNanos(bookmarkMillis);
        }
        long until = bookmarks ? Math.min(end, bookmarkAt) : end;
        cursor = advance(out, cursor, TimeUnit.NANOSECONDS.toMillis(until - now) + 1);
      }
    }

    /** Sends the state, or finds the place to go on from; a negative number ends the watch. */
    private long start(OutputStream out) throws IOException {
      long version = query.number("resourceVersion", 0);
      boolean initial = query.flag("sendInitialEvents");
      if (version > 0 && !initial) {
        out.flush();
        return version;
      }
      Snapshot snapshot = store.list(target.type(), target.namespace());
      for (KubeObject object : snapshot.objects()) {
        if (picker.picks(object)) {
          send(out, "ADDED", object);
        }
      }
      if (initial && query.flag("allowWatchBookmarks")) {
        bookmark(out, snapshot.version(), true);
      }
      out.flush();
      return snapshot.version();
    }

    private long advance(OutputStream out, long cursor, long millis)
        throws IOException, InterruptedException {
      Optional<VersionedStore.News> news = store.await(target.type(), cursor, millis);
      if (news.isEmpty()) {
        Refusal gone = Reads.tooOld(cursor, store.oldest(target.type()));
        write(out, "ERROR", Statuses.tree(gone));
        out.flush();
        return -1;
      }
      for (StoreEvent event : news.get().events()) {
        tell(out, event);
      }
      if (!news.get().events().isEmpty()) {
        out.flush();
      }
      return store.isClosed() ? -1 : news.get().version();
    }

    private void tell(OutputStream out, StoreEvent event) throws IOException {
      boolean before = event.previous().filter(picker::picks).isPresent();
      boolean after = event.kind() != StoreEvent.Kind.DELETED && picker.picks(event.object());
      if (after) {
        send(out, before ? "MODIFIED" : "ADDED", event.object());
      } else if (before) {
        send(out, "DELETED", lastPicked(event));
      }
    }

    /** The last state that was picked, with the version at which it was not any more. */
    private KubeObject lastPicked(StoreEvent event) {
      return event.kind() == StoreEvent.Kind.DELETED
          ? event.object()
          : event
              .previous()
              .orElseThrow()
              .with(FieldPath.of("metadata", "resourceVersion"), Long.toString(event.version()));
    }

    private void send(OutputStream out, String type, KubeObject object) throws IOException {
      write(out, type, rendering.event(object, first));
      first = false;
    }

    private void bookmark(OutputStream out, long version, boolean initialEnd) throws IOException {
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put("resourceVersion", Long.toString(version));
      if (initialEnd) {
        metadata.put("annotations", Map.of("k8s.io/initial-events-end", "true"));
      }
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("kind", target.type().kind());
      object.put("apiVersion", target.type().apiVersion());
      object.put("metadata", metadata);
      write(out, "BOOKMARK", object);
      out.flush();
    }

    private void write(OutputStream out, String type, Object object) throws IOException {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("type", type);
      event.put("object", object);
      out.write(Reply.bytes(event));
    }
  }
}
