// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.model.Json;
import org.junit.jupiter.api.Test;

class YamlTest {
  private static String yaml(String json) {
    return Yaml.text(Json.parseObject(json));
  }

  @Test
  void writesMapsAndListsAsBlocks() {
    assertThat(
            yaml(
                "{\"kind\":\"Bundle\",\"volumes\":[{\"claim\":\"data-0\",\"tags\":[\"a\",\"b\"]},{\"claim\":\"data-1\"}]}"))
        .isEqualTo(
            """
            kind: Bundle
            volumes:
            - claim: data-0
              tags:
              - a
              - b
            - claim: data-1
            """);
  }

  @Test
  void quotesWhatYaml11WouldReadAsSomethingElse() {
    assertThat(
            yaml(
                "{\"a\":\"yes\",\"b\":\"010\",\"c\":\"2026-11-21\",\"d\":\"No\",\"e\":\"1e3\",\"f\":\"\",\"g\":\"null\",\"on\":\"a: b\"}"))
        .isEqualTo(
            """
            a: "yes"
            b: "010"
            c: "2026-11-21"
            d: "No"
            e: "1e3"
            f: ""
            g: "null"
            "on": "a: b"
            """);
  }

  @Test
  void keepsNumbersBooleansNullAndEmptiness() {
    assertThat(yaml("{\"a\":1,\"b\":true,\"c\":null,\"d\":[],\"e\":{},\"f\":[[1,2],{}]}"))
        .isEqualTo(
            """
            a: 1
            b: true
            c: null
            d: []
            e: {}
            f:
            - - 1
              - 2
            - {}
            """);
  }
}
