// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.testkit.Poll;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One key at a time, each once, and again after a failure. */
class WorkQueueTest {
  private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  @Test
  void whatWaitsIsDoneOnceAndOneAtATime() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    List<String> done = new CopyOnWriteArrayList<>();
    WorkQueue<String> queue =
        new WorkQueue<>(
            pool,
            Duration.ofMillis(1),
            key -> {
              await(go);
              assertThat(atOnce.incrementAndGet()).isEqualTo(1);
              done.add(key);
              atOnce.decrementAndGet();
            });
    queue.add("first");
    for (int i = 0; i < 200; i++) {
      queue.add("again");
      queue.add("key-" + i);
    }
    go.countDown();

    Poll.until("all keys", () -> done, all -> all.contains("key-199"));
    assertThat(done).hasSize(202).startsWith("first", "again", "key-0").doesNotHaveDuplicates();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatFailedIsDoneAgainWithLongerPauses() {
    List<Long> times = new CopyOnWriteArrayList<>();
    WorkQueue<String> queue =
        new WorkQueue<>(
            pool,
            Duration.ofMillis(20),
            key -> {
              times.add(System.nanoTime());
              if (times.size() < 4) {
                throw new NotYet("not before the fourth time");
              }
            });
    queue.add("key");

    Poll.until("four attempts", times::size, count -> count == 4);
    assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(15));
    assertThat(Duration.ofNanos(times.get(3) - times.get(2))).isGreaterThan(Duration.ofMillis(75));
  }
}
