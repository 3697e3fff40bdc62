// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.world.Standby;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A shell that is opened while somebody types already. No line is run before it is open; when it
 * cannot be opened, the thread that reads the lines is interrupted.
 */
final class Opening implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 300;

  private final Thread reading = Thread.currentThread();
  private final CompletableFuture<Shell> shell;
  private boolean abandoned;

  /** To be made by the thread that reads the lines. */
  Opening(Contact contact, Supplier<Shell> open) {
    this.shell = contact.then(open);
    shell.whenComplete(
        (opened, failure) -> {
          if (failure != null) {
            reading.interrupt();
          }
        });
  }

  /** The shell, when it is open; throws why it cannot be opened. */
  Optional<Shell> now() {
    if (shell.isCompletedExceptionally()) {
      Thread.interrupted(); // that was said now
    }
    return shell.isDone() ? Optional.of(Standby.valueOf(shell)) : Optional.empty();
  }

  /**
   * Waits for the shell; throws why it cannot be opened.
   *
   * @param late called once when it takes longer than a person takes for granted
   */
  Shell await(Runnable late) {
    try {
      shell.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      late.run();
    } catch (ExecutionException | InterruptedException e) {
      // Said below, as what it is.
    }
    Standby.valueOf(shell.handle((opened, failure) -> true));
    return now().orElseThrow();
  }

  /** Whether no further line is wanted. */
  boolean over() {
    return abandoned || now().map(Shell::over).orElse(false);
  }

  /** Ends before the shell is open: nothing can have been staged by a person yet. */
  void abandon() {
    abandoned = true;
  }

  @Override
  public void close() {
    if (shell.isDone()) {
      shell.thenAccept(Shell::close);
    } else {
      shell.thenAccept(Opening::leave);
    }
  }

  /** Nobody has seen what it may have found staged, so nobody decided that it should go. */
  private static void leave(Shell opened) {
    opened.keepDraft();
    opened.close();
  }
}
