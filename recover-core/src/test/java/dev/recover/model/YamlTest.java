// SPDX-License-Identifier: Apache-2.0
package dev.recover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "on",
        "010",
        "0x1f",
        "0o7",
        "1_000",
        "2024-01-02",
        "2024-01-02T03:04:05Z",
        ".5",
        "5Gi",
        "+1",
        "1:30",
        ".inf",
        "NaN",
        "1e"
      })
  void whatJsonWouldNotReadAsAnythingElseStaysText(String text) {
    assertThat(Yaml.parse("- \"" + text + "\"\n- !!str " + text + "\n"))
        .isEqualTo(List.of(text, text));
    assertThat(Yaml.parseObject("key: " + text)).containsEntry("key", text);
  }

  @Test
  void numbersBooleansAndNullAreThoseOfJson() {
    assertThat(Json.compact(Yaml.parse("[0, -7, 2.50, 5e9, true, FALSE, null, ~, \"1\", '']")))
        .isEqualTo("[0,-7,2.50,5E+9,true,false,null,null,\"1\",\"\"]");
    assertThat(Json.compact(Yaml.parse("{a: , 1: x, true: y}")))
        .isEqualTo("{\"a\":null,\"1\":\"x\",\"true\":\"y\"}");
  }

  @Test
  void jsonIsYaml() {
    String json = "{\"a\":[1,{\"b\":\"x\\ny\"}],\"c\":\"\\u00e9\"}";
    assertThat(Yaml.parse(json)).isEqualTo(Json.parse(json));
  }

  @Test
  void anAnchorRepeatsAValue() {
    assertThat(Json.compact(Yaml.parse("{a: &x {b: 1}, c: *x, d: [*x]}")))
        .isEqualTo("{\"a\":{\"b\":1},\"c\":{\"b\":1},\"d\":[{\"b\":1}]}");
  }

  @ParameterizedTest
  @MethodSource
  void whatIsRefusedIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Yaml.parse(text))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining(message);
  }

  static Stream<Arguments> whatIsRefusedIsRefusedWithItsPlace() {
    return Stream.of(
        Arguments.of("a: 1\nb:\n\tc: 2\n", "at line 3, column 1"),
        Arguments.of("a: 1\nb:\n\tc: 2\n", "indented with spaces"),
        Arguments.of("a: 1\nb: 2\na: 3\n", "at line 3, column 1: the key \"a\" stands twice"),
        Arguments.of("a: {x: 1, 'x': 2}\n", "the key \"x\" stands twice"),
        Arguments.of("a: &x {b: 1}\nc:\n  <<: *x\n", "at line 3, column 3: << is not of YAML 1.2"),
        Arguments.of("a: *x\n", "has no anchor before it"),
        Arguments.of("&x [*x]", "has no anchor before it"),
        Arguments.of("a: !!java.net.URL x\n", "at line 1, column 4: the tag"),
        Arguments.of("a: !mine {b: c}\n", "the tag !mine is not allowed"),
        Arguments.of("a: !!int x\n", "is not what its tag says"),
        Arguments.of("[a]: b\n", "must be text"),
        Arguments.of("a: [1, 2\n", "at line 2, column 1"),
        Arguments.of("a: b\n c: d\n", "line 2"),
        Arguments.of("a: \"b\u0000\"\n", "U+0000"),
        Arguments.of("a: 1\n---\nb: 2\n", "2 documents"));
  }

  @Test
  void nestingEndsBeforeTheStackDoes() {
    for (String open : List.of("[", "{a: ", "- ", "? ")) {
      assertThatThrownBy(() -> Yaml.parse(open.repeat(3_000_000 / open.length())))
          .isInstanceOf(UnreadableException.class)
          .hasMessageContaining("");
    }
    assertThatThrownBy(() -> Yaml.parse("[".repeat(3_000_000)))
        .hasMessageContaining("nested deeper than 128 levels");
  }

  @Test
  void aliasesCannotMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%1$d [%s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> Yaml.parse(bomb.toString()))
                .hasMessageContaining("aliases repeat more than 10000 values"));
  }

  @Test
  void itemsAreHandedOverOneByOne() {
    List<String> heard = new ArrayList<>();
    Yaml.read(
        new StringReader(
            """
            kind: List
            items:
            - a: 1
            -   b: {items: [2]}
            ---
            ---
            items: none
            ---
            - items: [3]
            """),
        new Yaml.Listener() {
          @Override
          public void item(Object value, String place) {
            heard.add("item " + Json.compact(value) + place);
          }

          @Override
          public void document(Object value, boolean hadItems, String place) {
            heard.add((hadItems ? "list " : "document ") + Json.compact(value) + place);
          }
        });
    assertThat(heard)
        .containsExactly(
            "item {\"a\":1} at line 3, column 3",
            "item {\"b\":{\"items\":[2]}} at line 4, column 5",
            "list {\"kind\":\"List\"} at line 1, column 1",
            "document null at line 6, column 1",
            "document {\"items\":\"none\"} at line 7, column 1",
            "document [{\"items\":[3]}] at line 9, column 1");
  }
}
