// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does the same for many at once, a bounded number at a time; closing it ends what is under way.
 */
public final class Parallel implements AutoCloseable {
  private final ExecutorService threads;

  /**
   * @param name what its threads are called
   * @param bound how many are done at a time, at least one
   */
  public Parallel(String name, int bound) {
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, bound),
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns the results in the order of the items; the first failure, in that order, is thrown and
   * ends the rest.
   */
  public <T, R> List<R> map(Collection<T> items, Function<T, R> work) {
    List<Future<R>> futures = new ArrayList<>();
    items.forEach(item -> futures.add(threads.submit(() -> work.apply(item))));
    List<R> results = new ArrayList<>();
    try {
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted: " + Thread.currentThread().getName(), e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e);
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
