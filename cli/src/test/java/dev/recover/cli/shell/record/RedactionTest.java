// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "password=hunter2 | password=[redacted]",
        "find --token abc123 x | find --token [redacted] x",
        "Authorization: Bearer abc.def | Authorization: Bearer [redacted]",
        "\"secretKey\": \"s3cr3t\" | \"secretKey\": \"[redacted]\"",
        "https://ana:pw@host/x | https://[redacted]@host/x",
        "key AKIAIOSFODNN7EXAMPLE here | key [redacted] here",
        "eyJhbGciOiJSUzI1.eyJzdWIiOiIx.abc-_ | [redacted]",
        "ghp_abcdefghijklmnop1234 | [redacted]",
      })
  void secretsAreTakenOut(String text, String kept) {
    assertThat(Redaction.of(text)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "restore db/data-0",
        "shop   data-redis-0   lost   1Gi   vol-0a1b2c3d4e5f60718",
        "sha256:752405fe39ed6fedde718a9bdafdd3841821fc9c40dbc730d3e55659e84e258d",
        "uid 3794b866-f3ef-4263-9b1c-3dc9547dbb7d"
      })
  void whatIsNoSecretStays(String text) {
    assertThat(Redaction.of(text)).isEqualTo(text);
  }
}
