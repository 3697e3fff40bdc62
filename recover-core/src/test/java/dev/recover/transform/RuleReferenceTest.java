// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the rules says what the rules say. */
class RuleReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "rules.md");

  @Test
  void thePageIsMadeFromTheRules() throws IOException {
    String made = RuleReference.markdown(RuleCatalogue.standard());
    if (Boolean.getBoolean("recover.write")) {
      Files.writeString(PAGE, made);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .withFailMessage(
            """
            docs/reference/rules.md is not what the rules say
            why     it is made from the explanations in dev.recover.transform
            to fix  mvn -q -Dfast -pl recover-core -Dtest=RuleReferenceTest -Drecover.write=true test
            """)
        .isEqualTo(made);
  }
}
