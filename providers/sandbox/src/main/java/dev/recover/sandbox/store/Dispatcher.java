// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.store;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs what it is given, one after the other, on one daemon thread.
 *
 * <p>A task that throws is reported on stderr and does not stop the others.
 */
public final class Dispatcher implements AutoCloseable {
  private static final Runnable END = () -> {};

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread = new Thread(this::work, "sandbox-events");

  public Dispatcher() {
    thread.setDaemon(true);
    thread.start();
  }

  public void run(Runnable task) {
    tasks.add(task);
  }

  private void work() {
    try {
      for (Runnable task = tasks.take(); task != END; task = tasks.take()) {
        runOne(task);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void runOne(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException bug) {
      Thread.UncaughtExceptionHandler handler =
          Thread.currentThread().getUncaughtExceptionHandler();
      handler.uncaughtException(Thread.currentThread(), bug);
    }
  }

  /** Waits until everything that was given before is done. */
  public void drain() throws InterruptedException {
    java.util.concurrent.CountDownLatch done = new java.util.concurrent.CountDownLatch(1);
    run(done::countDown);
    done.await();
  }

  @Override
  public void close() {
    tasks.clear();
    tasks.add(END);
  }
}
