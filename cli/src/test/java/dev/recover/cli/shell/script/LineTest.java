// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ls lost | ls,lost",
        "  ls\tlost  | ls,lost",
        "map class 'gp2='  | map,class,gp2=",
        "find \"a b\" | find,a b",
        "find 'a'\"b\"c | find,abc",
        "find a\\ b | find,a b",
        "find \"a\\\"b\" | find,a\"b",
        "find 'a\\b' | find,a\\b",
        "ls # all of it | ls",
        "find a#b | find,a#b",
      })
  void wordsAreDividedAsAShellDoes(String line, String words) {
    assertThat(Line.split(line)).isEqualTo(List.of(words.strip().split(",")));
  }

  @Test
  void nothingIsNoWordAndQuotesMakeAnEmptyOne() {
    assertThat(Line.split("")).isEmpty();
    assertThat(Line.split("   # a comment")).isEmpty();
    assertThat(Line.split("set class ''")).containsExactly("set", "class", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"find 'a", "find \"a b", "'"})
  void anOpenQuoteIsAUsageError(String line) {
    assertThatThrownBy(() -> Line.split(line))
        .isInstanceOfSatisfying(
            DiagnosticException.class, e -> assertThat(e.outcome().exitCode()).isEqualTo(64))
        .hasMessageContaining("is not closed");
  }

  @Test
  void whileTypingAnOpenQuoteEndsWithTheText() {
    assertThat(Line.splitOpen("restore 'db/da")).containsExactly("restore", "db/da");
    assertThat(Line.splitOpen("restore ")).containsExactly("restore", "");
    assertThat(Line.splitOpen("")).containsExactly("");
  }

  @Test
  void whatIsJoinedIsSplitAgain() {
    List<String> words =
        List.of("map", "a b", "", "it's", "\"", "db/*", "\\", "#", "a\tb", "$HOME", "ü");
    assertThat(Line.split(Line.join(words))).isEqualTo(words);
    assertThat(Line.join(List.of("restore", "db/data-*"))).isEqualTo("restore db/data-*");
  }
}
