// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
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
