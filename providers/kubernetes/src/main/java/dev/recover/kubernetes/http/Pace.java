// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition turn = lock.newCondition();
  private double limit;
  private int inFlight;
  private boolean paused;
  private long notBefore;
  private long cuts;

  /**
   * @param most the limit while nobody complains, at least 1
   */
  public Pace(int most) {
    this.most = most;
    this.limit = most;
  }

  /**
   * Waits for a turn.
   *
   * @return a ticket for {@link #answered} or {@link #throttled} and {@link #leave}
   */
  public long enter() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitEndOfPause();
      while (inFlight >= (int) limit) {
        turn.await();
        awaitEndOfPause();
      }
      inFlight++;
      return cuts;
    } finally {
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
    lock.lock();
    try {
      inFlight--;
      turn.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the server took a request, so that a little more may be asked of it. */
  public void answered() {
    lock.lock();
    try {
      if (limit < most) {
        limit = Math.min(most, limit + 1 / limit);
        turn.signal();
      }
    } finally {
      lock.unlock();
    }
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
        limit = Math.max(1, limit * CUT);
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
    lock.lock();
    try {
      return (int) limit;
    } finally {
      lock.unlock();
    }
  }
}
