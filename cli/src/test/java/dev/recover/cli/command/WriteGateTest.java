// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recover.cli.TestConsole;
import dev.recover.cli.view.Console;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.ClusterIdentity;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteGateTest {
  private static final ClusterIdentity PROD =
      new ClusterIdentity("admin@prod", "prod", "5f1c", "v1.33.2", false);
  private static final ClusterIdentity SANDBOX =
      new ClusterIdentity("box", "box", "77aa", "v1.36.3+recover-sandbox", true);

  private static WriteGate gate(TestConsole console, String... words) {
    Syntax syntax = ClusterFlags.add(WriteGate.add(Syntax.of("apply", "x")));
    return new WriteGate(console.console(), Arguments.parse(syntax, List.of(words)));
  }

  private static Code refusal(Runnable call) {
    try {
      call.run();
    } catch (DiagnosticException e) {
      return e.diagnostics().get(0).code();
    }
    throw new AssertionError("was let through");
  }

  @Test
  void aScriptMustNameTheCluster() {
    assertThat(refusal(() -> gate(TestConsole.ofScript()).pass(PROD, "This creates 3 claims")))
        .isEqualTo(Code.CONFIRMATION_NEEDED);
    assertThat(
            refusal(() -> gate(TestConsole.ofScript(), "--confirm", "staging").pass(PROD, "This")))
        .isEqualTo(Code.CONFIRMATION_NEEDED);
    assertThatCode(() -> gate(TestConsole.ofScript(), "--confirm", "prod").pass(PROD, "This"))
        .doesNotThrowAnyException();
  }

  @Test
  void aPersonTypesTheNameAndNothingElseWillDo() {
    assertThatCode(() -> gate(TestConsole.ofPerson("prod\n")).pass(PROD, "This"))
        .doesNotThrowAnyException();
    assertThat(refusal(() -> gate(TestConsole.ofPerson("y\n")).pass(PROD, "This")))
        .isEqualTo(Code.CONFIRMATION_NEEDED);
    assertThat(refusal(() -> gate(TestConsole.ofPerson("")).pass(PROD, "This")))
        .isEqualTo(Code.CONFIRMATION_NEEDED);
    assertThat(refusal(() -> gate(TestConsole.ofPerson("prod\n"), "--no-input").pass(PROD, "This")))
        .isEqualTo(Code.CONFIRMATION_NEEDED);
  }

  @Test
  void whatWasTypedBeforeTheQuestionIsNoAnswer() {
    Console console =
        new Console(
            new ByteArrayInputStream("prod\n".getBytes(StandardCharsets.UTF_8)),
            System.out,
            new PrintStream(OutputStream.nullOutputStream()),
            Console.Terminals.of("012"),
            Map.of());
    WriteGate gate =
        new WriteGate(console, Arguments.parse(WriteGate.add(Syntax.of("apply", "x")), List.of()));
    assertThat(refusal(() -> gate.pass(PROD, "This"))).isEqualTo(Code.CONFIRMATION_NEEDED);
  }

  @Test
  void theSandboxNeedsNoConfirmationButAWrongOneIsStillWrong() {
    assertThatCode(() -> gate(TestConsole.ofScript()).pass(SANDBOX, "This"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> gate(TestConsole.ofScript(), "--confirm", "prod").pass(SANDBOX, "This"))
        .isInstanceOf(DiagnosticException.class);
  }

  @Test
  void aScriptDoesNotWriteToTheCurrentContextByAccident() {
    assertThat(refusal(() -> gate(TestConsole.ofScript()).needsContext(PROD)))
        .isEqualTo(Code.CONTEXT_NEEDED);
    assertThatCode(() -> gate(TestConsole.ofScript(), "--context", "admin@prod").needsContext(PROD))
        .doesNotThrowAnyException();
    assertThatCode(() -> gate(TestConsole.ofScript()).needsContext(SANDBOX))
        .doesNotThrowAnyException();
  }
}
