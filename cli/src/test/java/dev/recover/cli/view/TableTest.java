// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsGoForWhichATerminalHasNoRoom() {
    List<Map<String, Object>> rows =
        List.of(Map.of("claim", "data-0", "volume", "pv-1", "handle", "disk-1", "result", "good"));
    String[] keys = {"claim", "volume", "handle", "result"};
    List<String> spare = List.of("volume", "handle");
    assertThat(Rows.fitting(rows, 80, spare, keys)).isEqualTo(Rows.table(rows, keys));
    assertThat(Rows.fitting(rows, 30, spare, keys)).startsWith("CLAIM    HANDLE   RESULT\n");
    assertThat(Rows.fitting(rows, 20, spare, keys)).startsWith("CLAIM    RESULT\n");
    assertThat(Rows.fitting(rows, 3, spare, keys)).startsWith("CLAIM    RESULT\n");
  }

  @Test
  void longLinesAreBrokenAtSpacesAndIndentedMore() {
    assertThat(Printable.broken("  strip-uid: it was given by the old cluster\nshort\n", 24))
        .isEqualTo(
            """
              strip-uid: it was
                given by the old
                cluster
            short
            """);
    assertThat(Printable.broken("projects/shop/zones/z/disks/d", 10))
        .isEqualTo("projects/shop/zones/z/disks/d");
    assertThat(Printable.broken("  a-long-word-alone is left", 8))
        .isEqualTo("  a-long-word-alone\n    is\n    left");
  }

  @Test
  void alignsColumnsAndNeverLeavesACellOut() {
    assertThat(new Table("NAME", "STATE").row("data 0", "in use").row("d", "").toString())
        .isEqualTo(
            """
            NAME     STATE
            data_0   in use
            d        <none>
            """);
  }
}
