// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same answers as kubectl's {@code -l}. */
class LabelSelectorTest {
  private static final Map<String, String> LABELS =
      Map.of("app", "redis", "tier", "", "app.kubernetes.io/name", "cache");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                  | true",
        "app=redis                           | true",
        "app==redis                          | true",
        "app = redis                         | true",
        "app=other                           | false",
        "app!=redis                          | false",
        "missing!=redis                      | true",
        "missing=redis                       | false",
        "tier=                               | true",
        "app                                 | true",
        "missing                             | false",
        "!missing                            | true",
        "!app                                | false",
        "app in (a,redis)                    | true",
        "app in (a)                          | false",
        "app notin (a, b)                    | true",
        "missing notin (a)                   | true",
        "missing in (a)                      | false",
        "app.kubernetes.io/name=cache,app    | true",
        "app in (redis,x),tier!=a,!missing   | true",
        "app in (redis,x),tier!=a,missing    | false"
      })
  void picksWhatKubectlPicks(String selector, boolean picked) {
    assertThat(LabelSelector.parse(selector).matches(LABELS)).isEqualTo(picked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "a=b,", ",", "a in", "a in b", "a in (b", "a b", "a==b=c d", "!a=b"})
  void saysHowASelectorIsWritten(String selector) {
    assertThatThrownBy(() -> LabelSelector.parse(selector))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("write it like app=redis");
  }

  @Test
  void nothingAskedPicksAll() {
    assertThat(LabelSelector.parse(" ")).isEqualTo(LabelSelector.ANY);
    assertThat(LabelSelector.ANY.matchesAll()).isTrue();
  }
}
