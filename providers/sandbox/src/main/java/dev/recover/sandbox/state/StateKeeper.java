// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.state;

import dev.recover.sandbox.store.SavedState;
import dev.recover.sandbox.store.VersionedStore;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a store's objects in a file: a moment after each change, and when it is closed.
 *
 * <p>Saves at most once a second, and never spends more than a tenth of the time on it.
 */
public final class StateKeeper implements AutoCloseable {
  private static final long DELAY_MILLIS = 1000;

  private final VersionedStore store;
  private final StateFile file;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-state");
            thread.setDaemon(true);
            return thread;
          });
  private boolean due;
  private long pause = DELAY_MILLIS;
  private long saved;

  private StateKeeper(VersionedStore store, StateFile file) {
    this.store = store;
    this.file = file;
  }

  /** Starts to keep; the file is written at once, so that a folder that cannot be is found out. */
  public static StateKeeper start(VersionedStore store, StateFile file) {
    StateKeeper keeper = new StateKeeper(store, file);
    keeper.save();
    store.listen(event -> keeper.schedule());
    return keeper;
  }

  private synchronized void schedule() {
    if (!due && !timer.isShutdown()) {
      due = true;
      timer.schedule(this::saveLater, pause, TimeUnit.MILLISECONDS);
    }
  }

  private void saveLater() {
    synchronized (this) {
      due = false;
    }
    try {
      save();
    } catch (RuntimeException e) {
      // Said once more, and then to someone who listens, when the sandbox is closed.
      synchronized (this) {
        pause = 10 * DELAY_MILLIS;
      }
      schedule();
    }
  }

  private void save() {
    long start = System.nanoTime();
    SavedState state = store.state();
    if (state.version() == saved) {
      return;
    }
    try {
      file.write(state);
    } catch (IOException e) {
      throw file.unwritable(e);
    }
    saved = state.version();
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    synchronized (this) {
      pause = Math.max(DELAY_MILLIS, 10 * took);
    }
  }

  /** Saves a last time. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      timer.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    save();
  }
}
