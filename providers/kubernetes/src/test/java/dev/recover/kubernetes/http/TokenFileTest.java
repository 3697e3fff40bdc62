// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.DiagnosticException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
  @TempDir private Path folder;

  @Test
  void aTokenThatWasReplacedIsReadAgainWhenTheOldOneIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "one\n");
    TokenFile token = new TokenFile(file, Optional.empty());
    assertThat(token.authorization()).contains("Bearer one");
    Files.writeString(file, "two");
    assertThat(token.authorization()).contains("Bearer one");
    assertThat(token.renew(Optional.of("Bearer one"))).isTrue();
    assertThat(token.authorization()).contains("Bearer two");
    assertThat(token.renew(Optional.of("Bearer two"))).isFalse();
  }

  @Test
  void aTokenOfTheKubeconfigStandsInForAFileThatIsNotThere() {
    Path absent = folder.resolve("absent");
    TokenFile token = new TokenFile(absent, Optional.of("Bearer spare"));
    assertThat(token.authorization()).contains("Bearer spare");
    TokenFile none = new TokenFile(absent, Optional.empty());
    Assertions.assertThatThrownBy(none::authorization)
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("token file");
  }
}
