// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.apply.Applier;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A run that this shell carries out, from its start until it has said what came of it. */
public final class Job {
  private final String what;
  private final Applier applier;
  private final Instant since;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicInteger stops = new AtomicInteger();
  private volatile String state = "starting";
  private volatile String run = "";
  private volatile int exitCode;

  Job(String what, Applier applier, Instant since) {
    this.what = what;
    this.applier = applier;
    this.since = since;
  }

  /** For example {@code restore of 3 volumes}. */
  public String what() {
    return what;
  }

  /** Its id, "" as long as it has none. */
  public String run() {
    return run;
  }

  public Instant since() {
    return since;
  }

  /** Where it stands, in a few words. */
  public String state() {
    return state;
  }

  public boolean running() {
    return ended.getCount() > 0;
  }

  void begun(String id) {
    run = id;
    state = "running";
  }

  void at(String where) {
    state = where;
  }

  void end(int code) {
    exitCode = code;
    state = "ended with exit code " + code;
    ended.countDown();
  }

  /**
   * Stops after the steps in flight; asked again, stops now.
   *
   * @return what that means, for the user
   */
  public String stop() {
    if (stops.incrementAndGet() == 1) {
      applier.requestStop();
      return "stopping after the steps in flight; again: stop now";
    }
    applier.abort();
    return "stopping now";
  }

  /** Waits for its end. */
  public Optional<Integer> await(long milliseconds) {
    try {
      return ended.await(milliseconds, TimeUnit.MILLISECONDS)
          ? Optional.of(exitCode)
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
