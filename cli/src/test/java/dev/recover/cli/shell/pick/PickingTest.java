// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickingTest {
  private static PickRow row(String name, String... cells) {
    List<String> all = new ArrayList<>(List.of(name));
    all.addAll(Arrays.asList(cells));
    return new PickRow(List.of(name), all);
  }

  private static PickList list(PickRow... rows) {
    return new PickList(List.of("CLAIM", "STATE"), List.of(rows), true);
  }

  private static final PickList REDIS =
      list(
          row("shop/data-redis-0", "lost"),
          row("shop/data-redis-1", "lost"),
          row("shop/predisposed", "bound"),
          row("web/cache", "vol-redis"),
          row("web/rapid-release-disks", "bound"),
          row("web/www", "bound"));

  private static List<String> found(String typed) {
    return found(new Picking(REDIS, typed, true));
  }

  private static List<String> found(Picking picking) {
    List<String> names = new ArrayList<>();
    for (int place = 0; place < picking.narrowing().size(); place++) {
      names.addAll(picking.narrowing().row(place).words());
    }
    return names;
  }

  @Test
  void theBestComesFirstAndElseTheOrderOfTheListStays() {
    assertThat(found("redis"))
        .containsExactly(
            "shop/data-redis-0",
            "shop/data-redis-1",
            "shop/predisposed",
            "web/cache",
            "web/rapid-release-disks");
    assertThat(found("")).hasSize(6).startsWith("shop/data-redis-0");
  }

  @Test
  void everyTermHasToBeThereInAnyOrderAndCapitalsDoNotMatter() {
    assertThat(found("1 REDIS")).containsExactly("shop/data-redis-1");
    assertThat(found("bound web")).containsExactly("web/rapid-release-disks", "web/www");
    assertThat(found("redis nowhere")).isEmpty();
  }

  @Test
  void scatteredLettersFindANameAndNoOtherCell() {
    assertThat(found("sdr0")).containsExactly("shop/data-redis-0");
    assertThat(found("bnd")).isEmpty();
  }

  @Test
  void typingOnFindsWhatTypingAtOnceFinds() {
    Picking picking = new Picking(REDIS, "", true);
    for (String typed : List.of("r", "re", "red", "red ", "red l", "red lo", "red", "we", "")) {
      picking.type(typed);
      assertThat(found(picking)).as(typed).isEqualTo(found(typed));
    }
  }

  @Test
  void theLettersThatMatchAreThoseOfTheBestPlace() {
    BitSet letters = Query.of("is x1").letters(row("his-isle-x-1", "is"));
    assertThat(letters).isEqualTo(BitSet.valueOf(new long[] {0b1010_0011_0000L}));
  }

  @Test
  void theCursorStopsAtTheEndsAndTheWindowFollowsIt() {
    Picking picking = new Picking(REDIS, "", true);
    picking.move(-1);
    assertThat(picking.at()).isZero();
    picking.move(Integer.MAX_VALUE);
    assertThat(picking.at()).isEqualTo(5);
    assertThat(picking.top(3)).isEqualTo(3);
    picking.move(-1);
    assertThat(picking.top(3)).isEqualTo(3);
    picking.move(Integer.MIN_VALUE);
    assertThat(picking.top(3)).isZero();
    picking.type("zzzz");
    picking.move(1);
    assertThat(picking.taken()).isEmpty();
  }

  @Test
  void whatIsMarkedIsTakenInTheOrderOfMarkingAndElseWhatTheCursorIsOn() {
    Picking picking = new Picking(REDIS, "redis", true);
    assertThat(picking.taken()).containsExactly("shop/data-redis-0");
    picking.move(1);
    picking.mark(1);
    picking.type("www");
    picking.mark(1);
    assertThat(picking.taken()).containsExactly("shop/data-redis-1", "web/www");
    picking.mark(1);
    assertThat(picking.taken()).containsExactly("shop/data-redis-1");
    Picking one = new Picking(REDIS, "", false);
    one.mark(1);
    assertThat(one.taken()).containsExactly("shop/data-redis-0");
  }

  @Test
  void aChangedWorldKeepsTheCursorOnItsRowAndTheMarksOfWhatIsStillThere() {
    Picking picking = new Picking(REDIS, "", true);
    picking.mark(1);
    picking.mark(3);
    assertThat(picking.narrowing().row(picking.at()).words())
        .containsExactly("web/rapid-release-disks");
    picking.renew(
        list(
            row("a/new", "lost"),
            row("shop/data-redis-1", "bound"),
            row("web/rapid-release-disks", "lost")));
    assertThat(picking.at()).isEqualTo(2);
    assertThat(picking.taken()).containsExactly("shop/data-redis-1");
    picking.renew(list());
    assertThat(picking.taken()).isEmpty();
    picking.renew(REDIS);
    assertThat(picking.taken()).containsExactly("shop/data-redis-0");
  }

  @Test
  void aHundredThousandRowsAnswerAKeyInAFractionOfASecond() {
    List<PickRow> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rows.add(row("ns-" + i % 100 + "/data-app-" + i, "vol-" + Integer.toHexString(i * 7919)));
    }
    Picking picking = new Picking(new PickList(List.of("CLAIM", "DISK"), rows, true), "", true);
    long start = System.nanoTime();
    for (String typed : List.of("a", "ap", "app", "app-", "app-9", "app-99", "app-9", "zq", "")) {
      picking.type(typed);
    }
    // Far above what it takes (see src/bench), so that a slow machine does not fail it.
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(9 * 500);
  }
}
