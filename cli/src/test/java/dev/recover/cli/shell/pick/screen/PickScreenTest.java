// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.pick.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.shell.pick.PickList;
import dev.recover.cli.shell.pick.PickRow;
import dev.recover.cli.shell.pick.Picking;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class PickScreenTest {
  private static Picking picking(int rows, boolean complete) {
    List<PickRow> all =
        IntStream.range(0, rows)
            .mapToObj(i -> new PickRow(List.of("db/data-" + i), List.of("db/data-" + i, "lost")))
            .toList();
    return new Picking(new PickList(List.of("CLAIM", "STATE"), all, complete), "", true);
  }

  private static String text(Picking picking, int columns, int lines) {
    return new PickScreen("pick lost> ", true)
        .lines(picking, columns, lines).stream()
            .map(line -> line.toString().stripTrailing())
            .collect(Collectors.joining("\n"));
  }

  @Test
  void itIsDrawnAsATableWithCountsAboveAndKeysBelow() {
    Picking picking = picking(3, true);
    picking.mark(1);
    assertThat(text(picking, 60, 8))
        .isEqualTo(
            """
            pick lost>                                 1 marked  3 of 3
              CLAIM       STATE
             *db/data-0   lost
            > db/data-1   lost
              db/data-2   lost


            Enter takes what is marked   Tab marks more   arrows move  """
                .stripTrailing());
  }

  @Test
  void itNeverTakesMoreThanThereIs() {
    for (int lines = 1; lines < 12; lines++) {
      for (int columns : new int[] {1, 2, 7, 20, 80}) {
        for (int rows : new int[] {0, 1, 50}) {
          Picking picking = picking(rows, true);
          picking.move(20);
          List<AttributedString> drawn =
              new PickScreen("pick lost> ", true).lines(picking, columns, lines);
          assertThat(drawn).hasSizeLessThanOrEqualTo(lines);
          assertThat(drawn).allMatch(line -> line.columnLength() < Math.max(2, columns));
        }
      }
    }
  }

  @Test
  void anEmptyListSaysWhetherMoreMayCome() {
    assertThat(text(picking(0, true), 60, 8)).contains("there is nothing to list");
    assertThat(text(picking(0, false), 60, 8)).contains("  looking...");
    Picking picking = picking(1, true);
    picking.type("xyz");
    assertThat(text(picking, 60, 8)).contains("nothing matches").contains("0 of 1");
  }

  @Test
  void matchesStandOutAndWithoutColourNothingDoes() {
    Picking picking = picking(3, true);
    picking.type("ata-1");
    AttributedString row = new PickScreen("> ", true).lines(picking, 80, 24).get(2);
    assertThat(row.toAnsi()).contains("1m").contains("32").contains("7");
    for (AttributedString line : new PickScreen("> ", false).lines(picking, 80, 24)) {
      assertThat(line.toAnsi()).doesNotContain("\u001b");
    }
  }

  @Test
  void theEndOfALongNameIsShownBecauseThatIsWhereNamesDiffer() {
    String name = "shop/" + "very-".repeat(20) + "long-0";
    Picking picking =
        new Picking(
            new PickList(
                List.of("CLAIM"), List.of(new PickRow(List.of(name), List.of(name))), true),
            "",
            true);
    assertThat(text(picking, 40, 5)).contains("> ..").contains("very-long-0");
  }
}
