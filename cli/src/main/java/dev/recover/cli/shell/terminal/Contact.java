// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.world.Standby;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The first words with a cluster, on a thread of their own: where it is said to be is known at
 * once, who it is when it has answered.
 */
public final class Contact {
  private final ExecutorService thread = Executors.newSingleThreadExecutor(Contact::thread);
  private final CompletableFuture<Address> address;
  private final Runnable greet;

  /**
   * What is known of a cluster before anything was sent.
   *
   * @param cluster its name
   * @param production whether it is one to be careful with
   * @param writing whether something may be staged
   * @param asks whether logging in may ask a person, who then must not be typing
   */
  public record Address(String cluster, boolean production, boolean writing, boolean asks) {}

  /**
   * Begins to find the cluster.
   *
   * @param find says where the cluster is; what it throws, {@link #address} throws
   * @param greet asks the cluster who it is; what it throws, becomes of what {@link #then} returns
   */
  public Contact(Supplier<Address> find, Runnable greet) {
    this.address = CompletableFuture.supplyAsync(find, thread);
    this.greet = greet;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "recover-shell-open");
    thread.setDaemon(true);
    return thread;
  }

  /** Where it is; waits for no network. */
  Address address() {
    return Standby.valueOf(address);
  }

  /**
   * Begins to ask the cluster, which takes the processor that a prompt needs.
   *
   * @param next what is done when it has answered, the last on this thread
   */
  <T> CompletableFuture<T> then(Supplier<T> next) {
    CompletableFuture<T> last =
        address.thenRunAsync(greet, thread).thenApplyAsync(done -> next.get(), thread);
    last.whenComplete((value, failure) -> thread.shutdown());
    return last;
  }
}
