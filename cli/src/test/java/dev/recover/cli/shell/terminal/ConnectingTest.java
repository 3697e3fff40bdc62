// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.sandbox.http.Faults;
import dev.recover.sandbox.http.Faults.Fault;
import dev.recover.testkit.Poll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The prompt is there before the cluster has answered, and keys never wait for the network. */
@Order(2)
class ConnectingTest extends AtTerminal {
  private Faults faults() {
    return world.sandbox().api().faults();
  }

  private void hang() {
    faults().next(Integer.MAX_VALUE, request -> true, Fault.delay(Duration.ofSeconds(60)));
  }

  @Test
  void whatIsTypedIsShownWhileTheClusterIsSilentAndRunsWhenItAnswers() throws Exception {
    faults().next(1, request -> true, Fault.delay(Duration.ofSeconds(3)));
    open("--write");
    screen.type("restore db/data-0");
    assertThat(screen.awaitLast("restore db/data-0")).contains("box:?/- rw>", "connecting...");
    screen.type("\r");
    assertThat(screen.await("waiting for box to answer")).doesNotContain("staged:");
    assertThat(screen.await("staged: 1")).contains("uid " + world.sandbox().identity());
    screen.awaitLast("rw *1>");
    screen.type("\u0004");
    session.get(20, TimeUnit.SECONDS);
  }

  @Test
  void theBannerComesAboveALineThatIsBeingTyped() throws Exception {
    faults().next(1, request -> true, Fault.delay(Duration.ofSeconds(2)));
    open();
    screen.type("statu");
    screen.awaitLast("ro> statu");
    String shown = screen.await("box:" + world.sandbox().identity().substring(0, 8));
    assertThat(shown).contains("recover shell on box", "READ-ONLY", "Transcript:");
    assertThat(VirtualTerminal.last(shown)).contains("ro> statu");
    line("s", "nothing is staged");
    assertThat(end()).isZero();
  }

  @Test
  void aKeyIsShownWhileARequestIsStuck() throws Exception {
    open();
    screen.await(" seen ");
    hang();
    screen.type("find logs");
    screen.awaitLast("ro> find logs");
    screen.type("\u0015restore db/d\t");
    screen.await("data-1 (1Gi  lost)");
    faults().clear();
    screen.type("\u0015");
    assertThat(end()).isZero();
  }

  @Test
  void aClusterThatCannotBeReachedEndsThePromptWithTheReason() {
    faults().next(1, request -> true, Fault.delay(Duration.ofSeconds(1)));
    faults().next(Integer.MAX_VALUE, request -> true, Fault.status(401));
    open();
    screen.type("restore db/");
    screen.awaitLast("box:?/- ro> restore db/");
    assertThatThrownBy(() -> session.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(DiagnosticException.class)
        .hasMessageContaining("does not accept the credentials");
    assertThat(world.claimOf("db", "data-0")).isEmpty();
  }

  @Test
  void ctrlDNeedNotWaitForAClusterThatIsSilent() throws Exception {
    hang();
    open();
    screen.type("\u0004");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
    faults().clear();
  }

  @Test
  void ctrlCClearsTheLineBeforeTheClusterHasAnsweredToo() throws Exception {
    hang();
    open();
    screen.type("restore everyth");
    screen.awaitLast("restore everyth");
    screen.type("\u0003");
    Poll.until(
        "an empty line",
        () -> VirtualTerminal.last(screen.screen()),
        last -> last.contains("box:?/- ro>") && !last.contains("everyth"));
    screen.type("\u0004");
    assertThat(session.get(20, TimeUnit.SECONDS)).isZero();
    faults().clear();
  }

  @Test
  void aLineThatWaitedForTheClusterIsKeptToo() throws Exception {
    faults().next(1, request -> true, Fault.delay(Duration.ofSeconds(1)));
    open();
    line("find logs", "NAMESPACE");
    screen.awaitLast("ro>");
    screen.type("\u0010");
    screen.awaitLast("ro> find logs");
    screen.type("\u0015");
    assertThat(end()).isZero();
  }

  @Test
  void theLinesOfAnEarlierSessionAreAtHandWhenTheClusterIsKnown() throws Exception {
    open();
    line("find logs", "NAMESPACE");
    assertThat(end()).isZero();
    screen.close();
    open();
    screen.await("box:" + world.sandbox().identity().substring(0, 8));
    screen.type("\u0010\u0010");
    screen.awaitLast("ro> find logs");
    screen.type("\u0015");
    assertThat(end()).isZero();
  }

  @Test
  void aScreenReaderHearsTheBannerBeforeThePromptAndNothingTwice() throws Exception {
    faults().next(1, request -> true, Fault.delay(Duration.ofSeconds(1)));
    open("--plain");
    String sent = screen.sent();
    assertThat(sent).doesNotContain(":?/").doesNotContain("connecting");
    assertThat(sent.indexOf("uid " + world.sandbox().identity()))
        .isGreaterThanOrEqualTo(0)
        .isLessThan(sent.indexOf("ro>"));
    assertThat(end()).isZero();
  }

  @Test
  void aPluginThatMayAskAPersonIsNotDisturbedByAPrompt() throws Exception {
    Path config = Path.of(world.file("kubeconfig"));
    String text = Files.readString(config);
    String token = text.replaceAll("(?s).*token: \"([^\"]+)\".*", "$1");
    String credential =
        "{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
            + "\"status\":{\"token\":\""
            + token
            + "\"}}";
    String plugin = world.file("login.sh", "sleep 1; echo '" + credential + "'\n");
    Files.writeString(
        config,
        text.replaceFirst(
            "user: \\{token[^}]*}",
            "user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: sh, args: ["
                + plugin
                + "], interactiveMode: IfAvailable}}"));
    open();
    assertThat(screen.sent()).doesNotContain(":?/");
    assertThat(end()).isZero();
  }
}
