// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StandbyTest {
  private final Standby standby = new Standby(said -> {});

  @Test
  void whatEndsAWaitingIsNotMissed() {
    standby.begin();
    standby.stop();

    assertThatThrownBy(() -> standby.await(new CompletableFuture<>(), () -> "a cluster"))
        .isInstanceOf(Standby.Ended.class);
    assertThat(standby.missed()).isFalse();
  }

  @Test
  void whatALineLooksForItselfIsNotMissed() {
    standby.begin();
    standby.stop();

    assertThat(standby.stopped()).isTrue();
    assertThat(standby.missed()).isFalse();
  }

  @Test
  void whatComesWhenNothingIsWaitedForIsMissedUntilTheNextLine() {
    standby.begin();
    assertThat(standby.missed()).isFalse();
    standby.stop();
    assertThat(standby.missed()).isTrue();
    standby.begin();
    assertThat(standby.missed()).isFalse();
  }

  @Test
  void anAnswerThatIsThereIsTaken() {
    standby.begin();
    assertThat(standby.await(CompletableFuture.completedFuture(7), () -> "a cluster")).isEqualTo(7);
  }
}
