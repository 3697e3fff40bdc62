// SPDX-License-Identifier: Apache-2.0
package dev.recover.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recover.diagnostic.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** There is no way to the cluster, or it does not lead where it should. */
class BadConnectionTest {
  private static final String TOKEN = "expired-yesterday";

  @TempDir Path folder;
  private RecoverCommand recover;
  private Path bundle;

  @BeforeEach
  void startWithNothing() throws IOException {
    Files.createDirectory(folder.resolve("home"));
    recover = RecoverCommand.in(folder);
    bundle = folder.resolve("bundle");
  }

  private Ran capture(String... more) {
    String[] words = {"capture", "-A", "--out", bundle + "", "--request-timeout", "5s"};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    Ran ran = recover.run(all);
    assertThat(bundle).as("%s", ran).doesNotExist();
    assertThat(ran.out() + ran.err()).doesNotContain(TOKEN);
    return ran;
  }

  private void leadTo(String url) {
    recover = recover.on(CannedServer.kubeconfig(folder.resolve("kubeconfig"), url));
  }

  @Test
  void noKubeconfig() {
    capture().failsWith(Code.NO_KUBECONFIG).mentions("KUBECONFIG");
    recover = recover.on(folder.resolve("nowhere"));
    capture().failsWith(Code.NO_KUBECONFIG).mentions("nowhere");
  }

  @Test
  void aKubeconfigThatIsNone() throws IOException {
    Path file = folder.resolve("kubeconfig");
    recover = recover.on(file);
    Files.writeString(file, "clusters:\n\t- broken");
    capture().failsWith(Code.KUBECONFIG_INVALID).mentions(file.toString());
    Files.writeString(file, "just text");
    capture().failsWith(Code.KUBECONFIG_INVALID).mentions(file.toString());
  }

  @Test
  void aContextThatIsNotThere() {
    leadTo("http://127.0.0.1:1");
    capture("--context", "prodd").failsWith(Code.CONTEXT_UNKNOWN).mentions("prodd", "prod");
  }

  @Test
  void anExecPluginThatIsNotInstalled() throws IOException {
    leadTo("http://127.0.0.1:1");
    Path file = folder.resolve("kubeconfig");
    String exec =
        "exec: {apiVersion: client.authentication.k8s.io/v1, command: cloud-auth-nowhere,"
            + " interactiveMode: Never}";
    Files.writeString(file, Files.readString(file).replace("token: \"" + TOKEN + "\"", exec));
    Ran ran = capture();
    assertThat(ran.exitCode()).as("%s", ran).isIn(1, 4);
    ran.mentions("cloud-auth-nowhere", "why", "to fix");
  }

  @Test
  void nobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    leadTo("https://127.0.0.1:" + port);
    capture().failsWith(Code.UNREACHABLE).mentions("127.0.0.1:" + port);
  }

  @Test
  void aNameThatNobodyKnows() {
    leadTo("https://cluster.invalid:6443");
    capture().failsWith(Code.UNREACHABLE).mentions("cluster.invalid");
  }

  @Test
  void anExpiredToken() {
    try (CannedServer server = CannedServer.refusing(401, "Unauthorized", "Unauthorized")) {
      leadTo(server.url());
      capture().failsWith(Code.UNAUTHENTICATED);
    }
  }

  @Test
  void aPermissionIsMissing() {
    String message =
        "persistentvolumes is forbidden: User \"eve\" cannot list resource \"persistentvolumes\" in"
            + " API group \"\" at the cluster scope";
    try (CannedServer server = CannedServer.refusing(403, "Forbidden", message)) {
      leadTo(server.url());
      capture().failsWith(Code.FORBIDDEN);
    }
  }

  @Test
  void aLoginPageInsteadOfAnApi() {
    try (CannedServer page =
        CannedServer.answering(200, "text/html", "<html><body>Please log in</body></html>")) {
      leadTo(page.url());
      Ran ran = capture();
      assertThat(ran.exitCode()).as("%s", ran).isIn(1, 4, 9);
      ran.mentions("why", "to fix");
    }
  }

  @Test
  void aServerThatIsOverloaded() {
    try (CannedServer busy = CannedServer.refusing(503, "ServiceUnavailable", "not now")) {
      leadTo(busy.url());
      capture().failsWith(Code.UNREACHABLE);
    }
  }

  @Test
  void plainHttpWhereTlsShouldBe() {
    try (CannedServer server = CannedServer.answering(200, "text/plain", "hello")) {
      leadTo(server.url().replace("http:", "https:"));
      capture().failsWith(Code.UNREACHABLE);
    }
  }
}
