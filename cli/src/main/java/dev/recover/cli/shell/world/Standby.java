// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for what the present line needs: says what it waits for when that takes long, and stops
 * waiting when somebody asks for it.
 *
 * <p>What is waited for goes on behind it and comes to nothing. One line at a time waits; {@link
 * #stop} may come from any thread.
 */
public final class Standby {
  private static final long QUIET_MILLIS = 2000;

  private final Consumer<String> said;
  private volatile CompletableFuture<Void> stopped = new CompletableFuture<>();
  private volatile boolean heeded;

  /** Nobody waits any longer for what a line needs. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("nobody waits for it any longer");
    }
  }

  /**
   * @param said hears what is waited for
   */
  public Standby(Consumer<String> said) {
    this.said = said;
  }

  /** A new line: nobody has asked it to stop. */
  public void begin() {
    stopped = new CompletableFuture<>();
    heeded = false;
  }

  /** Ends the waiting of the present line. */
  public void stop() {
    stopped.complete(null);
  }

  /** Whether somebody asked the present line to stop. */
  public boolean stopped() {
    boolean asked = stopped.isDone();
    if (asked) {
      heeded = true;
    }
    return asked;
  }

  /** Whether somebody asked the present line to stop, and it did not wait for anything. */
  public boolean missed() {
    return stopped.isDone() && !heeded;
  }

  /**
   * Does something behind the line and waits for it.
   *
   * @param what it needs, as a message names it
   * @throws Ended when somebody asked to stop
   */
  public <T> T run(Supplier<T> work, Supplier<String> what) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(work.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            },
            "recover-shell-line");
    thread.setDaemon(true);
    thread.start();
    return await(answer, what);
  }

  /**
   * Waits for an answer, and throws what it threw.
   *
   * @param what is waited for, as a message names it
   * @throws Ended when somebody asked to stop
   */
  public <T> T await(CompletableFuture<T> answer, Supplier<String> what) {
    CompletableFuture<Object> either = CompletableFuture.anyOf(answer, stopped);
    try {
      either.get(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      said.accept("waiting for " + what.get() + "; Ctrl-C ends the waiting");
      either.exceptionally(failure -> answer).join();
    } catch (ExecutionException e) {
      // The answer is one that throws, below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Ended();
    }
    if (!answer.isDone()) {
      heeded = true;
      throw new Ended();
    }
    return valueOf(answer);
  }

  /** Waits however long it takes, and throws what was thrown there. */
  public static <T> T valueOf(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }
}
