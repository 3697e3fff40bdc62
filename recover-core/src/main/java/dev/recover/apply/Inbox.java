// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply;

import dev.recover.apply.world.Refusals;
import dev.recover.apply.world.WorldCache;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.spi.AccessRule;
import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What other threads have to say to the thread that applies, and when something last moved.
 *
 * <p>Any thread may add; only the applying thread takes out.
 */
final class Inbox implements WorldCache.Changes {
  /** How often to look at the clock when nothing happens. */
  private static final Duration TICK = Duration.ofMillis(250);

  private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
  private final List<Diagnostic> reasons = new ArrayList<>();
  private volatile Predicate<ObjectRef> wanted = ref -> false;
  private volatile Consumer<ObjectRef> onChange = ref -> {};
  private volatile boolean asked;
  private volatile boolean stopping;
  private volatile boolean aborted;
  private volatile long lastMove = System.nanoTime();

  /** Sets who is told of changes, and of which. */
  void onChange(Predicate<ObjectRef> concerned, Consumer<ObjectRef> consumer) {
    this.onChange = consumer;
    this.wanted = concerned;
  }

  void add(Runnable event) {
    events.add(event);
  }

  /** Waits until there is an event, or until it is time for something, and runs all there are. */
  void await(Duration atMost) {
    try {
      long wait = Math.min(atMost.toMillis(), TICK.toMillis());
      Runnable event = events.poll(Math.max(1, wait), TimeUnit.MILLISECONDS);
      while (event != null && !aborted) {
        event.run();
        event = events.poll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
    }
  }

  @Override
  public void changed(ObjectRef ref) {
    if (wanted.test(ref)) {
      events.add(() -> onChange.accept(ref));
    }
  }

  @Override
  public void lost(Fault fault) {
    AccessRule rule = new AccessRule("watch", ResourceType.PERSISTENT_VOLUME, "");
    events.add(() -> giveUp(Refusals.cannot(rule, fault)));
  }

  /** Ends the run when the journal cannot be written any more; null is no failure. */
  void journalFailed(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
    if (cause instanceof DiagnosticException broken) {
      events.add(() -> giveUp(broken.diagnostics().get(0)));
    }
  }

  /** Begins nothing more, and remembers why. */
  void giveUp(Diagnostic reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    stopping = true;
  }

  /** Why the run was given up; empty when it was not. */
  List<Diagnostic> reasons() {
    return List.copyOf(reasons);
  }

  void stop() {
    asked = true;
    stopping = true;
    events.add(() -> {});
  }

  void abort() {
    asked = true;
    stopping = true;
    aborted = true;
    events.add(() -> {});
  }

  /** Whether somebody wants the run to stop, rather than something being in its way. */
  boolean asked() {
    return asked;
  }

  boolean stopping() {
    return stopping;
  }

  boolean aborted() {
    return aborted;
  }

  /** Notes that something came to its end. */
  void moved() {
    lastMove = System.nanoTime();
  }

  /** For how long nothing has. */
  Duration idle() {
    return Duration.ofNanos(System.nanoTime() - lastMove);
  }

  long now() {
    return System.nanoTime();
  }
}
