// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many requests may be in flight; shared by all threads, so that they slow down together.
 *
 * <p>When the server throttles, nothing is sent until it asked to be asked again, and from then on
 * half as much as before at a time. Each answer that is not a refusal raises the limit a little,
 * one more in flight for each round of requests, until it is where it began: additive increase,
 * multiplicative decrease, as TCP does it.
 */
public final class Pace {
  private static final double CUT = 0.5;

  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private volatile int allowed;
  private volatile boolean paused;
  private volatile long cuts;

  /** Guarded by the lock, as the time until which all wait is. */
  private double limit;

  private long notBefore;

  /**
   * @param most the limit while nobody complains, at least 1
   */
  public Pace(int most) {
    this.most = most;
    this.limit = most;
    this.allowed = most;
  }

  /**
   * Waits for a turn.
   *
   * <p>While nobody complains this takes no lock: thirty threads on two cores would queue for it.
   *
   * @return a ticket for {@link #throttled}
   */
  public long enter() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (paused || !takeTurn()) {
      waitForTurn();
    }
    return cuts;
  }

  private boolean takeTurn() {
    int now = inFlight.get();
    while (now < allowed) {
      if (inFlight.compareAndSet(now, now + 1)) {
        return true;
      }
      now = inFlight.get();
    }
    return false;
  }

  private void waitForTurn() throws InterruptedException {
    lock.lockInterruptibly();
    // Before looking: whoever leaves after this look sees that somebody waits.
    waiting.incrementAndGet();
    try {
      awaitEndOfPause();
      while (!takeTurn()) {
        turn.await();
        awaitEndOfPause();
      }
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  /** Waits while nothing may be sent, without taking a turn: for requests that stay open. */
  public void awaitTurn() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitEndOfPause();
    } finally {
      lock.unlock();
    }
  }

  private void awaitEndOfPause() throws InterruptedException {
    while (paused) {
      long left = notBefore - System.nanoTime();
      if (left <= 0) {
        paused = false;
        turn.signalAll();
      } else {
        turn.await(left, TimeUnit.NANOSECONDS);
      }
    }
  }

  /** Gives the turn back. */
  public void leave() {
    inFlight.decrementAndGet();
    wake();
  }

  private void wake() {
    if (waiting.get() > 0) {
      lock.lock();
      try {
        turn.signal();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Says that the server took a request, so that a little more may be asked of it. */
  public void answered() {
    if (allowed == most) {
      return;
    }
    lock.lock();
    try {
      allow(Math.min(most, limit + 1 / limit));
      turn.signal();
    } finally {
      lock.unlock();
    }
  }

  private void allow(double next) {
    limit = next;
    allowed = (int) next;
  }

  /**
   * Says that the server has too much to do.
   *
   * @param ticket of the request that was refused: those that were in flight together count as one
   *     complaint
   */
  public void throttled(long ticket, Duration wait) {
    lock.lock();
    try {
      if (ticket == cuts) {
        cuts++;
        allow(Math.max(1, limit * CUT));
      }
      long until = System.nanoTime() + wait.toNanos();
      if (!paused || until - notBefore > 0) {
        notBefore = until;
        paused = true;
      }
      turn.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many may be in flight at this moment. */
  public int limit() {
    return allowed;
  }
}
