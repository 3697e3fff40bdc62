// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.cli.TestConsole;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticViewTest {
  private final DiagnosticView view = new DiagnosticView(TestConsole.ofScript().console());

  @Test
  void saysWhatWhyAndHowToGoOn() {
    Diagnostic diagnostic =
        Diagnostic.error(
                Code.HANDLE_TWICE,
                "db/data-0",
                "two volumes name one disk",
                "both say vol-1",
                "remove one")
            .withDetails(List.of("pv-a in db/data-0", "pv-b in db/data-1"));
    assertThat(view.text(diagnostic))
        .isEqualTo(
            """
            error: db/data-0: two volumes name one disk                       [HANDLE_TWICE]
              facts       pv-a in db/data-0
                          pv-b in db/data-1
              why         both say vol-1
              to fix      remove one
            """);
  }

  @Test
  void breaksLongTextAtSpacesAndLeavesCommandsWhole() {
    String command =
        " kubectl create role recover --verb=create --resource=persistentvolumeclaims --namespace=db";
    Diagnostic diagnostic =
        Diagnostic.warning(Code.FORBIDDEN, "", "no", "word ".repeat(30).strip(), "run\n" + command);
    assertThat(view.text(diagnostic).lines())
        .contains("              " + command)
        .filteredOn(line -> line.contains("word"))
        .hasSize(3)
        .allMatch(line -> line.length() <= 80);
  }

  @Test
  void aNameCannotMoveTheCursorOrForgeALine() {
    Diagnostic diagnostic =
        Diagnostic.note(Code.NAME_INVALID, "a\u001b[2Jb\rc", "bad\nerror: forged", "", "");
    assertThat(view.text(diagnostic))
        .startsWith("note: a?[2Jb?c: bad?error: forged")
        .doesNotContain("\u001b");
  }
}
