// SPDX-License-Identifier: Apache-2.0
package dev.recover.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.KubeObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"name\": \"a\"}, {\"name\": \"b\"}]",
        "{\"name\": \"a\"}\n{\"name\": \"b\"}",
        "[{\"name\": \"a\"}]\n[{\"name\": \"b\"}]\n",
        "{\"volumes\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}",
        "{\"volumes\": [{\"name\": \"a\"}]} {\"name\": \"b\"}"
      })
  void readsRecordsHoweverTheyArePutTogether(String text) {
    assertThat(names(text)).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{\"volumes\": []}", "[] []"})
  void aListingMayBeEmpty(String text) {
    assertThat(names(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n",
        "<html><body>Sign in</body></html>",
        "[{\"name\": \"a\"}",
        "[1]",
        "null",
        "[[{\"name\": \"a\"}]]",
        "ERROR: not logged in",
        "{\"name\": \"a\", \"name\": \"b\"}"
      })
  void whatIsNoListingIsRefusedEvenAnEmptyFileThatAFailedCommandLeft(String text) {
    assertThatThrownBy(() -> names(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("the text is not what `tool list` prints");
  }

  @Test
  void whatIsNotJsonIsToldInOneLine() {
    assertThatThrownBy(() -> names("\"a\\u001b[31m\\nb\""))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(e.diagnostics().get(0).why()).endsWith("a?[31m?b"));
  }

  private static List<String> names(String text) {
    return ListingText.records(text, "tool list", "volumes").stream()
        .map(record -> record.text("name").orElse(""))
        .toList();
  }

  @Test
  void recordsAreTreesWithTypedReads() {
    KubeObject record = ListingText.records("{\"size\": 3}", "tool list").get(0);
    assertThat(record.at("size")).contains(3L);
  }
}
