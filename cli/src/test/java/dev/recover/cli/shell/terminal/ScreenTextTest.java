// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTextTest {
  @Test
  void aLongSentenceBreaksAtBlanksAndKeepsItsColour() {
    assertThat(
            ScreenText.fit(
                "Plan: 3 to do, 0 done already, 0 blocked. 9 steps. Data copied: 0 B. Disks deleted: 0.\n",
                80))
        .isEqualTo(
            "Plan: 3 to do, 0 done already, 0 blocked. 9 steps. Data copied: 0 B. Disks\n"
                + "  deleted: 0.\n");
    String coloured =
        ScreenText.fit("\u001b[1;31merror\u001b[0m: " + "word ".repeat(20) + "[CODE]\n", 60);
    assertThat(coloured.lines().toList().get(0))
        .startsWith("\u001b[")
        .contains("31")
        .endsWith("word");
    assertThat(coloured.lines().toList().get(1)).isEqualTo("  " + "word ".repeat(10) + "[CODE]");
  }

  @Test
  void whatFitsWhatIsIndentedAndWhatHasNoBlanksStaysAsItIs() {
    String path = "/" + "x".repeat(90) + "\n";
    path += "Transcript: " + path;
    String yaml = "  key: " + "value ".repeat(20) + "\n";
    assertThat(ScreenText.fit("short\n" + path + yaml, 80)).isEqualTo("short\n" + path + yaml);
  }

  @Test
  void aTableThatIsTooWideLosesTheMiddleOfItsLongestCells() {
    String table =
        """
        NAMESPACE   CLAIM          VOLUME                                     HANDLE                  RESULT
        shop        data-redis-0   pvc-129db27f-1902-41f7-9a22-baed6a8aa328   sbx-fe04418302daa88b4   confirmed
        shop        data-redis-1   <none>                                     sbx-07a4acb4b71a8f32f   not found yet
        2 of 3 confirmed
        """;
    String fitted = ScreenText.fit(table, 80);
    List<String> lines = fitted.lines().toList();
    assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 80);
    assertThat(lines.get(0)).startsWith("NAMESPACE   CLAIM          VOLUME").endsWith("RESULT");
    assertThat(lines.get(1)).contains("pvc-").contains("..").endsWith("confirmed");
    assertThat(lines.get(2)).contains("<none>").endsWith("not found yet");
    assertThat(lines.get(3)).isEqualTo("2 of 3 confirmed");
    assertThat(lines.get(1).indexOf("confirmed")).isEqualTo(lines.get(0).indexOf("RESULT"));
    assertThat(ScreenText.fit(table, 120)).isEqualTo(table);
  }

  @Test
  void aTableThatCanGetNoNarrowerStaysReadable() {
    String table = "A   B   C   D   E\n" + ("x".repeat(30) + "   ").repeat(5).strip() + "\n";
    assertThat(ScreenText.fit(table, 40)).isNotEmpty();
    assertThat(ScreenText.fit(table, 0)).isEqualTo(table);
  }
}
