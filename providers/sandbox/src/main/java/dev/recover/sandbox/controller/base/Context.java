// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.model.ResourceType;
import dev.recover.sandbox.disk.DiskCloud;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What a controller is given: the objects, the disks, the shared indexes, and threads.
 *
 * <p>Closing it ends all subscriptions; the threads belong to whoever made the context.
 */
public final class Context implements AutoCloseable {
  /** The first pause of a controller of Kubernetes after a failure. */
  public static final Duration CONTROLLER_RETRY = Duration.ofMillis(5);

  /** The first pause of a CSI sidecar after a failure. */
  public static final Duration SIDECAR_RETRY = Duration.ofSeconds(1);

  private final ObjectStore store;
  private final DiskCloud disks;
  private final String cluster;
  private final ScheduledExecutorService pool;
  private final Indexes indexes;
  private final List<AutoCloseable> open = new ArrayList<>();

  public Context(
      ObjectStore store, DiskCloud disks, String cluster, ScheduledExecutorService pool) {
    this.store = store;
    this.disks = disks;
    this.cluster = cluster;
    this.pool = pool;
    this.indexes = new Indexes(store);
    open.add(indexes);
  }

  /** The objects, written in the name of a component. */
  public ObjectStore store(String manager) {
    return store.as(manager);
  }

  public DiskCloud disks() {
    return disks;
  }

  /** The cluster's name, unique among those that share disks. */
  public String cluster() {
    return cluster;
  }

  /** The name of the CSI driver. */
  public String driver() {
    return disks.driver();
  }

  public Indexes indexes() {
    return indexes;
  }

  public EventRecorder recorder(String component) {
    return new EventRecorder(store.as(component), component);
  }

  public <K> WorkQueue<K> queue(Duration firstRetry, Consumer<K> work) {
    return new WorkQueue<>(pool, firstRetry, work);
  }

  /** Hears of every object that is there and then of every change; must return quickly. */
  public void listen(Set<ResourceType> types, Consumer<StoreEvent> listener) {
    open.add(store.subscribe(types, listener));
  }

  /** Does something again and again. */
  public void every(Duration period, Runnable task) {
    pool.scheduleWithFixedDelay(task, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    for (AutoCloseable subscription : open) {
      try {
        subscription.close();
      } catch (Exception e) {
        throw new IllegalStateException("a subscription cannot be closed", e);
      }
    }
  }
}
