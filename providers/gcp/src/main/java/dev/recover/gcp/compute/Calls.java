// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import com.google.api.gax.rpc.UnaryCallable;
import dev.recover.spi.Fault;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Makes calls, and makes them again where that helps: throttling is sat out, a server that fails or
 * does not answer is asked again. Every write carries a request id, so that repeating one does
 * nothing twice.
 */
final class Calls {
  private final Patience patience;

  Calls(Patience patience) {
    this.patience = patience;
  }

  /**
   * Makes a call that changes nothing.
   *
   * @param what the request in a few words, for messages
   * @throws Fault when it does not succeed
   */
  <Q, A> A read(UnaryCallable<Q, A> call, Q request, String what) {
    return repeat(call, request, what);
  }

  /**
   * Makes a call that changes something.
   *
   * @throws Fault when it does not succeed; {@code IN_DOUBT} when no answer was seen
   */
  <Q, A> A write(UnaryCallable<Q, A> call, Q request, String what) {
    try {
      return repeat(call, request, what);
    } catch (Fault fault) {
      if (fault.kind() == Fault.Kind.UNAVAILABLE && fault.status() == 0) {
        throw new Fault(
            Fault.Kind.IN_DOUBT, 0, fault.getMessage(), fault.retryAfter(), fault.getCause());
      }
      throw fault;
    }
  }

  /** Asks again until there is something, for as long as the cloud may take to show it. */
  <T> Optional<T> eventually(Supplier<Optional<T>> read) {
    long start = System.nanoTime();
    Duration pause = patience.first();
    Optional<T> seen = read.get();
    while (seen.isEmpty()
        && Duration.ofNanos(System.nanoTime() - start).compareTo(patience.unseen()) < 0) {
      sleep(pause, "waiting for what was made");
      pause = longer(pause);
      seen = read.get();
    }
    return seen;
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(patience.longest()) > 0 ? patience.longest() : twice;
  }

  private <Q, A> A repeat(UnaryCallable<Q, A> call, Q request, String what) {
    long start = System.nanoTime();
    Duration pause = patience.first();
    while (true) {
      try {
        return call.call(request);
      } catch (RuntimeException failed) {
        Fault fault = Trouble.of(failed, what);
        Duration spent = Duration.ofNanos(System.nanoTime() - start);
        if (spent.plus(pause).compareTo(budget(fault.kind())) > 0) {
          throw fault;
        }
      }
      sleep(pause, what);
      pause = longer(pause);
    }
  }

  private Duration budget(Fault.Kind kind) {
    return switch (kind) {
      case THROTTLED -> patience.throttled();
      case UNAVAILABLE -> patience.silent();
      default -> Duration.ZERO;
    };
  }

  private static void sleep(Duration pause, String what) {
    // Not all at the same moment: those who were throttled together come back apart.
    long millis = pause.toMillis();
    try {
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault(Fault.Kind.UNAVAILABLE, 0, what + ": interrupted");
    }
  }
}
