// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import dev.recover.apply.world.Reading;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches what changes most, and hands over a whole new view at most once a second.
 *
 * <p>A watch that is refused or ends leaves its kind as it was seen last.
 */
final class Watching implements AutoCloseable {
  private static final List<ResourceType> WATCHED =
      List.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.VOLUME_ATTACHMENT);

  private final Cluster cluster;
  private final Clock clock;
  private final Consumer<Seen> changed;
  private final Runnable reach;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Watching::thread);
  private final List<Cluster.Subscription> subscriptions = new ArrayList<>();
  private final Map<ResourceType, Map<ObjectRef, KubeObject>> objects = new HashMap<>();
  private final Set<ResourceType> watched = new HashSet<>();
  private boolean dirty;
  private boolean answering = true;
  private boolean closed;
  private Optional<Seen> first = Optional.empty();

  /**
   * @param changed hears of what is new
   * @param reach hears when the cluster stops answering, and when it answers again
   */
  Watching(Cluster cluster, Clock clock, Consumer<Seen> changed, Runnable reach) {
    this.reach = reach;
    this.cluster = cluster;
    this.clock = clock;
    this.changed = changed;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-shell-watch");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Goes on from what was seen; kinds that could not be listed are not watched either, and those of
   * which the watch ended are watched again.
   */
  synchronized void refresh(Seen seen) {
    if (closed) {
      return;
    }
    boolean begun = first.isPresent();
    first = Optional.of(seen);
    for (ResourceType type : WATCHED) {
      if (seen.state().looked(type) && watched.add(type)) {
        subscriptions.add(cluster.watch(type, Selection.EVERYTHING, new Listener(type)));
      }
    }
    if (!begun) {
      begin();
    }
  }

  private void begin() {
    timer.scheduleWithFixedDelay(this::publish, 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(this::reach, 1, 1, TimeUnit.SECONDS);
  }

  private void reach() {
    boolean now = cluster.trouble().isEmpty();
    if (now != answering) {
      answering = now;
      reach.run();
    }
  }

  private void publish() {
    Seen next;
    synchronized (this) {
      if (!dirty || closed || first.isEmpty()) {
        return;
      }
      dirty = false;
      next = new Seen(merged(first.get()), clock.instant());
    }
    changed.accept(next);
  }

  private Reading merged(Seen seen) {
    Map<ResourceType, Map<ObjectRef, KubeObject>> all = new LinkedHashMap<>();
    for (ResourceType type : ResourceType.ALL) {
      if (objects.containsKey(type)) {
        all.put(type, new LinkedHashMap<>(objects.get(type)));
      } else if (seen.state().looked(type)) {
        Map<ObjectRef, KubeObject> same = new LinkedHashMap<>();
        seen.state().all(type).forEach(object -> same.put(ref(type, object), object));
        all.put(type, same);
      }
    }
    return new Reading(new TargetState(seen.state().identity(), all), seen.reading().notLooked());
  }

  private static ObjectRef ref(ResourceType type, KubeObject object) {
    return ObjectRef.of(type, object.namespace(), object.name());
  }

  @Override
  public void close() {
    List<Cluster.Subscription> open;
    synchronized (this) {
      closed = true;
      open = List.copyOf(subscriptions);
    }
    timer.shutdownNow();
    open.forEach(Cluster.Subscription::close);
  }

  private synchronized Optional<Seen> before() {
    return first;
  }

  private final class Listener implements WatchListener {
    private final ResourceType type;

    Listener(ResourceType type) {
      this.type = type;
    }

    /** Pairs can be very many; the first look has most of them as they still are. */
    @Override
    public KubeObject kept(KubeObject listed) {
      return before()
          .flatMap(seen -> seen.state().find(type, listed.namespace(), listed.name()))
          .filter(old -> same(old, listed))
          .orElse(listed);
    }

    private boolean same(KubeObject old, KubeObject listed) {
      return old.resourceVersion().isPresent()
          && old.resourceVersion().equals(listed.resourceVersion())
          && old.uid().equals(listed.uid());
    }

    @Override
    public void replaced(List<KubeObject> all) {
      synchronized (Watching.this) {
        Map<ObjectRef, KubeObject> map = new HashMap<>();
        all.forEach(object -> map.put(ref(type, object), object));
        objects.put(type, map);
        dirty = true;
      }
    }

    @Override
    public void put(KubeObject object) {
      synchronized (Watching.this) {
        objects.computeIfAbsent(type, t -> new HashMap<>()).put(ref(type, object), object);
        dirty = true;
      }
    }

    @Override
    public void removed(KubeObject object) {
      synchronized (Watching.this) {
        objects.computeIfAbsent(type, t -> new HashMap<>()).remove(ref(type, object));
        dirty = true;
      }
    }

    @Override
    public void failed(Fault fault) {
      // What was seen last stays; the prompt says how old it is. The next look watches again.
      synchronized (Watching.this) {
        watched.remove(type);
      }
    }
  }
}
