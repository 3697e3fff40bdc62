// SPDX-License-Identifier: Apache-2.0
package dev.recover.kubernetes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsTest {
  private static final String ONE =
      """
      apiVersion: v1
      kind: Config
      preferences: {}
      clusters:
      - name: east
        cluster: {server: "https://east.example:6443/", newerThanThisBuild: {a: [1]}}
      users:
      - name: anna
        user: {token: first}
      contexts:
      - name: prod
        context: {cluster: east, user: anna, namespace: db}
      current-context: prod
      """;

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Connections at(Map<String, String> variables) {
    return new Connections(
        new Surroundings(variables, folder.resolve("home"), folder.resolve("pod")));
  }

  private Connection find(Path... files) {
    return at(Map.of()).find(List.of(files), Optional.empty());
  }

  private static Diagnostic refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    DiagnosticException refused = catchThrowableOfType(DiagnosticException.class, call);
    assertThat(refused).isNotNull();
    return refused.diagnostics().get(0);
  }

  @Test
  void theCurrentContextLeadsToServerAndUser() throws IOException {
    Connection found = find(file("one", ONE));
    assertThat(found.context()).isEqualTo("prod");
    assertThat(found.cluster()).isEqualTo("east");
    assertThat(found.namespace()).isEqualTo("db");
    assertThat(found.server().url()).hasToString("https://east.example:6443");
    assertThat(found.login().token()).contains(new Secret("first"));
  }

  @Test
  void ofSeveralFilesTheFirstWinsPerName() throws IOException {
    Path one = file("one", ONE);
    Path two =
        file(
            "two",
            """
            clusters:
            - {name: east, cluster: {server: "https://wrong.example"}}
            - {name: west, cluster: {server: "https://west.example"}}
            users:
            - {name: anna, user: {token: wrong}}
            contexts:
            - {name: other, context: {cluster: west, user: anna}}
            current-context: other
            """);
    String both = one + File.pathSeparator + folder.resolve("absent") + File.pathSeparator + two;
    Connections connections = at(Map.of("KUBECONFIG", both));
    assertThat(connections.find(List.of(), Optional.empty()).context()).isEqualTo("prod");
    Connection other = connections.find(List.of(), Optional.of("other"));
    assertThat(other.server().url()).hasToString("https://west.example");
    assertThat(other.login().token()).contains(new Secret("first"));
    assertThat(other.namespace()).isEqualTo("default");
  }

  @Test
  void aNamedFileOverridesTheVariable() throws IOException {
    Path one = file("one", ONE);
    Path two = file("two", ONE.replace("east.example", "two.example"));
    Connections connections = at(Map.of("KUBECONFIG", one.toString()));
    Connection found = connections.find(List.of(two), Optional.empty());
    assertThat(found.server().url()).hasToString("https://two.example:6443");
  }

  @Test
  void theHomeFolderIsLookedInWhenTheVariableIsNotSet() throws IOException {
    file("home/.kube/config", ONE);
    assertThat(at(Map.of()).find(List.of(), Optional.empty()).context()).isEqualTo("prod");
  }

  @Test
  void aPodFindsItsOwnCluster() throws IOException {
    file("pod/token", "abc");
    file("pod/ca.crt", "pem");
    file("pod/namespace", "team\n");
    Map<String, String> pod =
        Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");
    Connection found = at(pod).find(List.of(), Optional.empty());
    assertThat(found.server().url()).hasToString("https://[fd00::1]:443");
    assertThat(found.login().tokenFile()).contains(folder.resolve("pod/token"));
    assertThat(found.server().authority()).isPresent();
    assertThat(found.namespace()).isEqualTo("team");
  }

  @Test
  void nothingAnywhereSaysWhereWasLooked() {
    Diagnostic none = refusal(() -> at(Map.of()).find(List.of(), Optional.empty()));
    assertThat(none.code()).isEqualTo(Code.NO_KUBECONFIG);
    assertThat(none.why()).contains("KUBECONFIG is not set").contains(".kube");
    assertThat(none.remedy()).contains("--kubeconfig");
    Diagnostic variable =
        refusal(() -> at(Map.of("KUBECONFIG", "/no/such")).find(List.of(), Optional.empty()));
    assertThat(variable.code()).isEqualTo(Code.NO_KUBECONFIG);
    assertThat(variable.why()).contains("/no/such");
  }

  @Test
  void aNamedFileMustBeThere() {
    Diagnostic absent = refusal(() -> find(folder.resolve("absent")));
    assertThat(absent.code()).isEqualTo(Code.NO_KUBECONFIG);
    assertThat(absent.subject()).endsWith("absent");
  }

  @Test
  void anUnknownContextListsThoseThereAreAndTheNearest() throws IOException {
    Path file = file("one", ONE + "---\n".repeat(0));
    Diagnostic unknown = refusal(() -> at(Map.of()).find(List.of(file), Optional.of("prdo")));
    assertThat(unknown.code()).isEqualTo(Code.CONTEXT_UNKNOWN);
    assertThat(unknown.details()).containsExactly("context  prod");
    assertThat(unknown.remedy()).contains("did you mean --context prod?");
  }

  @Test
  void withoutACurrentContextOneMustBeNamed() throws IOException {
    Path file = file("one", ONE.replace("current-context: prod", "current-context: \"\""));
    Diagnostic undecided = refusal(() -> find(file));
    assertThat(undecided.code()).isEqualTo(Code.CONTEXT_UNKNOWN);
    assertThat(undecided.details()).containsExactly("context  prod");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE html><html>please log in</html>",
        "clusters:\n\t- name: tab",
        "clusters: 3",
        "- just\n- a list",
        "kind: Pod\napiVersion: v1\nmetadata: {name: x}",
        "clusters:\n- cluster: {server: x}",
        "clusters: [",
      })
  void whatIsNoKubeconfigIsSaidNotToBe(String text) throws IOException {
    Path file = file("bad", text);
    Diagnostic invalid = refusal(() -> find(file));
    assertThat(invalid.code()).isEqualTo(Code.KUBECONFIG_INVALID);
    assertThat(invalid.subject()).isEqualTo(file.toString());
    assertThat(invalid.why()).isNotEmpty();
    assertThat(invalid.remedy()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{server: 'ftp://x'}",
        "{server: '::::'}",
        "{}",
        "{server: 'https://x', certificate-authority: absent.pem}",
        "{server: 'https://x', certificate-authority-data: '%%%%'}",
        "{server: 'https://x', certificate-authority-data: 'YQ==', insecure-skip-tls-verify: true}",
        "{server: 'https://x', proxy-url: 'https://proxy:1'}",
      })
  void aClusterThatCannotBeUsedIsNamed(String cluster) throws IOException {
    String text = ONE.replaceAll("cluster: \\{server.*", "cluster: " + cluster.replace("$", ""));
    Path file = file("bad", text);
    Diagnostic invalid = refusal(() -> find(file));
    assertThat(invalid.code()).isEqualTo(Code.KUBECONFIG_INVALID);
    assertThat(invalid.summary()).contains("\"east\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{client-certificate-data: 'YQ=='}",
        "{client-key: absent.key, client-certificate-data: 'YQ=='}",
        "{auth-provider: {name: gcp}}",
        "{exec: {command: x}}",
        "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}",
      })
  void aUserThatCannotBeUsedIsNamedWithoutItsSecrets(String user) throws IOException {
    Path file = file("bad", ONE.replace("{token: first}", user));
    Diagnostic invalid = refusal(() -> find(file));
    assertThat(invalid.code()).isEqualTo(Code.KUBECONFIG_INVALID);
    assertThat(invalid.summary()).contains("\"anna\"");
  }

  @Test
  void aContextThatNamesWhatIsNotThereIsInvalid() throws IOException {
    Path user = file("user", ONE.replace("user: anna, namespace", "user: nobody, namespace"));
    assertThat(refusal(() -> find(user)).summary()).contains("nobody");
    Path cluster = file("cluster", ONE.replace("{cluster: east,", "{cluster: nowhere,"));
    assertThat(refusal(() -> find(cluster)).summary()).contains("nowhere");
  }

  @Test
  void relativePathsCountFromTheFolderOfTheKubeconfig() throws IOException {
    file("sub/ca.pem", "authority");
    String text =
        ONE.replace("newerThanThisBuild", "certificate-authority: ca.pem, newerThanThisBuild")
            .replace("{token: first}", "{tokenFile: keys/token}");
    Connection found = find(file("sub/config", text));
    assertThat(found.server().authority().map(String::new)).contains("authority");
    assertThat(found.login().tokenFile()).contains(folder.resolve("sub/keys/token"));
  }

  @Test
  void aTokenOfDigitsStaysWhatItIs() throws IOException {
    Connection found = find(file("one", ONE.replace("token: first", "token: \"0123\"")));
    assertThat(found.login().token()).contains(new Secret("0123"));
    Connection bare = find(file("two", ONE.replace("token: first", "token: 0123")));
    assertThat(bare.login().token()).contains(new Secret("0123"));
  }

  @Test
  void impersonationIsTakenFromTheUserUnlessToldOtherwise() throws IOException {
    String user = "{token: t, as: eve, as-groups: [a, b], as-uid: u1, as-user-extra: {k: [v]}}";
    Connection found = find(file("one", ONE.replace("{token: first}", user)));
    assertThat(found.impersonation())
        .containsExactly(
            Map.entry("Impersonate-User", "eve"),
            Map.entry("Impersonate-Group", "a"),
            Map.entry("Impersonate-Group", "b"),
            Map.entry("Impersonate-Uid", "u1"),
            Map.entry("Impersonate-Extra-k", "v"));
    assertThat(found.as("bob", List.of()).impersonation())
        .containsExactly(Map.entry("Impersonate-User", "bob"));
  }

  @Test
  void noDumpOfAConnectionHoldsACredential() throws IOException {
    String user =
        "{token: s3cret, username: anna, password: s3cret, client-certificate-data: czNjcmV0,"
            + " client-key-data: czNjcmV0, exec: {apiVersion: client.authentication.k8s.io/v1,"
            + " command: login, args: [s3cret], env: [{name: P, value: s3cret}]}}";
    Connection found = find(file("one", ONE.replace("{token: first}", user)));
    assertThat(found.toString()).doesNotContain("s3cret").contains("login");
  }

  @Test
  void contextsAreListedSorted() throws IOException {
    Path one = file("one", ONE);
    Path two = file("two", "contexts:\n- {name: apple, context: {cluster: c}}\n");
    assertThat(at(Map.of()).contexts(List.of(one, two))).containsExactly("apple", "prod");
  }
}
