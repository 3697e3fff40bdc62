// SPDX-License-Identifier: Apache-2.0
package dev.recover.testkit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import dev.recover.spi.Fault;
import dev.recover.spi.Preconditions;
import dev.recover.spi.Selection;
import dev.recover.spi.WatchListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever listens to a watch and obeys is never wrong for longer than an outage. */
public interface WatchContract extends SpiScene {
  @Test
  default void aWatchTellsWhatIsThereAndThenWhatChanges() {
    cluster().create(lease("before"));
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the list", () -> heard.called("replaced"));
      KubeObject made = cluster().create(lease("after"));
      cluster().patch(made.ref(), labels("a", "1"), uidOf(made));
      await("the change", () -> heard.object("after").labels().containsKey("a"));
      cluster().delete(made.ref(), uidOf(made));
      await("the removal", () -> heard.called("removed after"));
      assertThat(heard.names()).containsExactly("before");
      assertThat(heard.calls().get(0)).isEqualTo("replaced");
      assertThat(heard.object("before").kind()).isEqualTo("Lease");
      assertThat(heard.object("before").at("metadata", "managedFields")).isEmpty();
    }
  }

  @Test
  default void theListOfAWatchShowsWhatWasWrittenBefore() {
    for (int round = 0; round < 5; round++) {
      String name = "round-" + round;
      cluster().create(lease(name));
      Heard heard = new Heard();
      try (Cluster.Subscription watch = watchLeases("", heard)) {
        await("the list", () -> heard.called("replaced"));
        assertThat(heard.names()).contains(name);
      }
    }
  }

  @Test
  default void whatNoLongerMatchesIsRemoved() {
    KubeObject made = cluster().create(lease("painted"));
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("color=green", heard)) {
      await("the list", () -> heard.called("replaced"));
      cluster().patch(made.ref(), labels("color", "green"), uidOf(made));
      await("it matches", () -> heard.names().contains("painted"));
      cluster().patch(made.ref(), labels("color", "blue"), uidOf(made));
      await("it does not", () -> heard.names().isEmpty());
    }
  }

  @Test
  default void aWatchGoesOnAfterACutWithoutAListAndMissesNothing() {
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the list", () -> heard.called("replaced"));
      for (int round = 0; round < 4; round++) {
        cutWatch();
        cluster().create(lease("during-" + round));
        String call = "put during-" + round;
        await(call, () -> heard.called(call));
        assertThat(heard.times(call)).isEqualTo(1);
      }
      assertThat(heard.times("replaced")).isEqualTo(1);
      assertThat(gateway().log())
          .filteredOn(Passing::isWatch)
          .allMatch(passing -> passing.query().contains("allowWatchBookmarks=true"))
          .allMatch(passing -> passing.query().contains("resourceVersion="));
    }
  }

  @Test
  default void aWatchWhoseVersionIsForgottenListsAgain() {
    KubeObject gone = cluster().create(lease("gone"));
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the list", () -> heard.called("replaced"));
      gateway().trouble(1, Passing::isWatch, Trouble.loseRequest());
      gateway()
          .trouble(1, Passing::isWatch, Trouble.status(410, "Expired", "too old resource version"));
      cutWatch();
      cluster().delete(gone.ref(), uidOf(gone));
      cluster().create(lease("new"));
      await("the second list", () -> heard.times("replaced") == 2);
      await("it is right again", () -> heard.names().equals(List.of("new")));
    }
  }

  @Test
  default void aWatchIsToldInsideTheStreamThatItsVersionIsForgotten() {
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the list", () -> heard.called("replaced"));
      String expired =
          "{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"apiVersion\":\"v1\","
              + "\"metadata\":{},\"status\":\"Failure\",\"message\":\"too old\","
              + "\"reason\":\"Expired\",\"code\":410}}\n";
      Trouble trouble = Trouble.answer(200, "application/json", expired);
      gateway().trouble(1, Passing::isWatch, trouble);
      cutWatch();
      await("the second list", () -> heard.times("replaced") == 2);
      cluster().create(lease("new"));
      await("it goes on", () -> heard.called("put new"));
    }
  }

  @Test
  default void aWatchOutlivesAServerThatIsAwayForAWhile() {
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the list", () -> heard.called("replaced"));
      gateway().trouble(2, Passing::isWatch, Trouble.status(503, "ServiceUnavailable", "starting"));
      gateway().trouble(2, Passing::isWatch, Trouble.loseRequest());
      cutWatch();
      cluster().create(lease("during"));
      await("it goes on", () -> heard.names().contains("during"));
    }
  }

  @Test
  default void aWatchThatEndsAtOnceIsNotAskedForWithoutPause() {
    gateway().trouble(1000, Passing::isWatch, Trouble.answer(200, "application/json", ""));
    try (Cluster.Subscription watch = watchLeases("", new Heard())) {
      pause(1500);
      assertThat(gateway().log()).filteredOn(Passing::isWatch).hasSizeBetween(2, 15);
    }
  }

  @Test
  default void aWatchThatIsNotAllowedFailsForGood() {
    gateway().trouble(1, Passing::isWatch, Trouble.status(403, "Forbidden", "not for you"));
    Heard heard = new Heard();
    try (Cluster.Subscription watch = watchLeases("", heard)) {
      await("the end", () -> heard.called("failed " + Fault.Kind.DENIED));
      assertThat(gateway().log()).filteredOn(Passing::isWatch).hasSize(1);
    }
  }

  @Test
  default void nothingIsToldAfterClosing() {
    AtomicInteger calls = new AtomicInteger();
    Heard heard = new Heard();
    Cluster.Subscription watch = watchLeases("", heard);
    await("the list", () -> heard.called("replaced"));
    long start = System.nanoTime();
    watch.close();
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(2));
    calls.set(heard.calls().size());
    cluster().create(lease("late"));
    pause(200);
    assertThat(heard.calls()).hasSize(calls.get());
    watch.close();
  }

  @Test
  default void closingWaitsForTheListenerToReturn() throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    AtomicInteger left = new AtomicInteger();
    WatchListener slow =
        new SlowListener(
            () -> {
              entered.countDown();
              leave.await();
              left.incrementAndGet();
            });
    Cluster.Subscription watch = watchLeases("", slow);
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    Thread closer = new Thread(watch::close);
    closer.start();
    closer.join(100);
    assertThat(closer.isAlive()).isTrue();
    leave.countDown();
    closer.join(5000);
    assertThat(closer.isAlive()).isFalse();
    assertThat(left.get()).isEqualTo(1);
  }

  /** Watches the leases of the test's namespace. */
  default Cluster.Subscription watchLeases(String labels, WatchListener listener) {
    return cluster().watch(ResourceType.LEASE, new Selection(namespace(), labels, ""), listener);
  }

  /** Cuts the watch, as soon as it is open. */
  default void cutWatch() {
    await("the watch is open", () -> gateway().watching() > 0);
    gateway().cutWatches();
  }

  private static Map<String, Object> labels(String key, String value) {
    return Map.of("metadata", Map.of("labels", Map.of(key, value)));
  }

  private static Preconditions uidOf(KubeObject object) {
    return Preconditions.uid(object.uid().orElseThrow());
  }
}
