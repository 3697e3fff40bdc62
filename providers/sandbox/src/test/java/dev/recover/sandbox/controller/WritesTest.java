// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.Sandbox;
import dev.recover.sandbox.SandboxOptions;
import dev.recover.sandbox.disk.DiskStore;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.testkit.ObjectBuilders;
import dev.recover.testkit.Poll;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the controllers cost, counted in writes, which are the same on every machine. */
class WritesTest {
  private static final int PAIRS = 300;

  private final Sandbox sandbox = Sandbox.start(SandboxOptions.DEFAULTS);
  private final ObjectStore store = sandbox.store();
  private ControlPlane controllers;

  /** A resync in the middle of a burst may look at a claim before it has heard of its volume. */
  private void start(Duration resync) {
    controllers =
        ControlPlane.start(store, DiskStore.inMemory(), ControlOptions.DEFAULT.syncing(resync));
    store.create(ObjectBuilders.namespace("db"));
  }

  @AfterEach
  void stop() {
    controllers.close();
    sandbox.close();
  }

  private long bound() {
    return store.list(ResourceType.PERSISTENT_VOLUME_CLAIM, "db").stream()
        .filter(claim -> claim.text("status", "phase").orElse("").equals("Bound"))
        .count();
  }

  private void create(int pair, boolean named) {
    String name = "data-" + pair;
    KubeObject volume =
        ObjectBuilders.volume(name)
            .disk(ControlOptions.DRIVER, name)
            .reservedFor("db", name)
            .build();
    store.create(volume);
    ObjectBuilders.ClaimBuilder claim = ObjectBuilders.claim("db", name);
    store.create((named ? claim.volume(name) : claim).build());
  }

  @Test
  void aPairCostsItsFourWritesAndAtMostOneMore() {
    start(Duration.ofMinutes(5));
    long before = store.version();
    for (int pair = 0; pair < PAIRS; pair++) {
      create(pair, pair % 2 == 0);
    }
    Poll.until("all pairs Bound", this::bound, count -> count == PAIRS);

    // Two creations, four writes to bind, and one to Available when the volume came first.
    assertThat(store.version() - before).isLessThanOrEqualTo(PAIRS * 7L);
  }

  @Test
  void nothingIsWrittenWhenNothingChanges() {
    start(Duration.ofMillis(100));
    for (int pair = 0; pair < 20; pair++) {
      create(pair, true);
    }
    Poll.until("all pairs Bound", this::bound, count -> count == 20);
    Poll.pause(Duration.ofMillis(300));
    long settled = store.version();
    Poll.pause(Duration.ofMillis(500));

    assertThat(store.version()).isEqualTo(settled);
  }
}
