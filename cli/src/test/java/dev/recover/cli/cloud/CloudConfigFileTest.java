// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Yaml;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.ProviderConfig;
import dev.recover.testkit.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The config file: what it says, what it may not say, and the pages that describe it. */
class CloudConfigFileTest {
  private static final List<String> KNOWN = List.of("aws", "gcp");
  private static final String HEAD = "apiVersion: recover/v1alpha1\nkind: Config\n";

  @Test
  void accountsRegionsAndContextsAreSaidOnce() {
    CloudConfig config =
        read(
            HEAD
                + """
                providers:
                  aws:
                    accounts: [{name: data, role: "arn:x", externalId: shop, profile: p}]
                    regions: [us-east-1]
                    parallelism: 4
                  gcp: {accounts: [{project: shop-prod}], endpoint: "http://localhost:1"}
                contexts: [prod]
                clusters: [prod-eu]
                """);

    assertThat(config.providers().get("aws"))
        .isEqualTo(
            new ProviderConfig(
                List.of(
                    new CloudAccount(
                        "data", Map.of("role", "arn:x", "external-id", "shop", "profile", "p"))),
                List.of("us-east-1"),
                Optional.empty(),
                4));
    assertThat(config.providers().get("gcp").accounts())
        .containsExactly(new CloudAccount("shop-prod", Map.of("project", "shop-prod")));
    assertThat(config.providers().get("gcp").endpoint()).contains("http://localhost:1");
    assertThat(config.contexts()).containsExactly("prod");
    assertThat(config.clusters()).containsExactly("prod-eu");
  }

  @Test
  void everyMistakeIsSaidAtOnceAndWhatWasMeant() {
    assertThat(
            mistakes(
                HEAD
                    + """
                    provider: {}
                    providers:
                      awz: {}
                      aws:
                        accounts: [{name: data}, {profil: p}]
                        regions: us-east-1
                        parallelism: 1000
                      gcp: []
                    contexts: [[a]]
                    """))
        .containsExactlyInAnyOrder(
            "the key provider is not known; did you mean providers?",
            "providers: the key awz is not known; did you mean aws?",
            "providers.aws.accounts[0]: nothing says which account it is",
            "providers.aws.accounts[1]: the key profil is not known; did you mean profile?",
            "providers.aws.accounts[1]: nothing says which account it is",
            "providers.aws.regions: it is not a list",
            "providers.aws.parallelism: it is not a number from 1 to 256",
            "providers.gcp: it is not a mapping",
            "contexts: an entry is not a name");
  }

  @Test
  void anotherDocumentIsNotAConfigFile() {
    assertThat(mistakes("providers: {}\n"))
        .containsExactly("it does not begin with apiVersion: recover/v1alpha1 and kind: Config");
    assertThat(mistakes("")).containsExactly("it is not a mapping");
  }

  @Test
  void thePagesShowWhatTheSchemasAllow() throws IOException {
    for (String page : List.of("config", "mapping")) {
      String text = Files.readString(JsonSchema.folder().resolveSibling(page + ".md"));
      Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(text);
      assertThat(example.find()).isTrue();
      Object tree = Yaml.parse(example.group(1));
      assertThat(JsonSchema.named(page + ".schema.json").problems(tree)).as(page).isEmpty();
    }
  }

  private static CloudConfig read(String text) {
    return CloudConfigFile.parse(Yaml.parse(text), "clouds.yaml", KNOWN);
  }

  private static List<String> mistakes(String text) {
    return catchThrowableOfType(DiagnosticException.class, () -> read(text)).diagnostics().stream()
        .map(Diagnostic::summary)
        .toList();
  }
}
