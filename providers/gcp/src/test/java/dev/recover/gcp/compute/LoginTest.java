// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.CloudAccount;
import dev.recover.spi.ProviderConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://compute.example.com",
        "http://169.254.169.254",
        "ftp://127.0.0.1",
        "127.0.0.1:8080",
        "http://",
        "http:// x",
        "",
      })
  void anEndpointThatCouldLeakATokenOrIsNoneIsRefused(String endpoint) {
    assertThatThrownBy(() -> Login.at(Optional.of(endpoint)))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> {
              assertThat(e.diagnostics().get(0).why()).isNotEmpty();
              assertThat(e.diagnostics().get(0).remedy()).contains("RECOVER_GCP_ENDPOINT");
            });
  }

  @Test
  void thisMachineIsAskedWithoutCredentials() throws java.io.IOException {
    Login login = Login.at(Optional.of("http://127.0.0.1:1234/"));
    assertThat(login.endpoint()).contains("http://127.0.0.1:1234");
    assertThat(login.credentials().getCredentials()).isNull();
  }

  @Test
  void projectsAreThoseConfiguredElseThatOfTheEnvironmentOrTheCredentials() {
    List<CloudAccount> accounts =
        List.of(
            new CloudAccount("prod", Map.of("project", "shop-prod")),
            new CloudAccount("shop-dr", Map.of()));
    assertThat(Projects.of(accounts, name -> Optional.of("env"), Optional.empty()))
        .containsExactly("shop-prod", "shop-dr");
    assertThat(Projects.of(List.of(), name -> Optional.of("env"), Optional.of("own")))
        .containsExactly("env");
    assertThat(Projects.of(List.of(), name -> Optional.empty(), Optional.of("own")))
        .containsExactly("own");
    assertThatThrownBy(() -> Projects.of(List.of(), name -> Optional.empty(), Optional.empty()))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("no project");
    assertThatThrownBy(
            () ->
                Projects.of(
                    List.of(new CloudAccount("a/b", Map.of())),
                    n -> Optional.empty(),
                    Optional.empty()))
        .isInstanceOf(DiagnosticException.class);
  }

  @Test
  void theEndpointOfTheEnvironmentIsTakenWhenNoneIsConfigured() {
    assertThatThrownBy(
            () ->
                ComputeDisks.open(
                    ProviderConfig.DEFAULT,
                    name ->
                        name.equals("RECOVER_GCP_ENDPOINT")
                            ? Optional.of("http://compute.example.com")
                            : Optional.empty()))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("http://compute.example.com");
  }
}
