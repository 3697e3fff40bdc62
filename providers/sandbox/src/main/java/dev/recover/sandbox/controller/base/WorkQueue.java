// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import dev.recover.sandbox.disk.DiskRefusal;
import dev.recover.sandbox.store.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keys waiting to be worked on: each once, one at a time, and again later when the work failed.
 *
 * <p>As a controller's queue in Kubernetes with one worker. Work that throws a {@link Refusal}, a
 * {@link DiskRefusal} or {@link NotYet} is repeated after a pause that doubles each time. Idle
 * queues cost nothing.
 *
 * @param <K> what a key is; equal keys are one piece of work
 */
public final class WorkQueue<K> {
  /** How many keys are worked on before other queues get their turn. */
  private static final int TURN = 64;

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ScheduledExecutorService pool;
  private final Consumer<K> work;
  private final Duration firstRetry;
  private final Set<K> waiting = new LinkedHashSet<>();
  private final Map<K, Integer> failures = new HashMap<>();
  private boolean running;

  /**
   * @param firstRetry the first pause after a failure
   */
  public WorkQueue(ScheduledExecutorService pool, Duration firstRetry, Consumer<K> work) {
    this.pool = pool;
    this.firstRetry = firstRetry;
    this.work = work;
  }

  /** Asks for work on a key; asked again before it began, it is done once. */
  public void add(K key) {
    synchronized (waiting) {
      if (!waiting.add(key) || running) {
        return;
      }
      running = true;
    }
    submit();
  }

  /** Asks for work on a key after a while. */
  public void addAfter(K key, Duration pause) {
    try {
      pool.schedule(() -> add(key), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // The control plane is being stopped; nothing is done any more.
    }
  }

  private void submit() {
    try {
      pool.execute(this::takeTurn);
    } catch (RejectedExecutionException closed) {
      // The control plane is being stopped; nothing is done any more.
    }
  }

  private void takeTurn() {
    for (int i = 0; i < TURN && !pool.isShutdown(); i++) {
      K key;
      synchronized (waiting) {
        Iterator<K> first = waiting.iterator();
        if (!first.hasNext()) {
          running = false;
          return;
        }
        key = first.next();
        first.remove();
      }
      doOne(key);
    }
    submit();
  }

  private void doOne(K key) {
    try {
      work.accept(key);
      failures.remove(key);
    } catch (Refusal | DiskRefusal | NotYet expected) {
      repeat(key);
    } catch (RuntimeException bug) {
      if (pool.isShutdown()) {
        return;
      }
      Thread current = Thread.currentThread();
      current.getUncaughtExceptionHandler().uncaughtException(current, bug);
      repeat(key);
    }
  }

  private void repeat(K key) {
    int count = failures.merge(key, 1, Integer::sum);
    Duration pause = firstRetry.multipliedBy(1L << Math.min(count - 1, 20));
    addAfter(key, pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
  }
}
