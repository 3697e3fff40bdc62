// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.TestConsole;
import dev.recover.cli.TestWorld;
import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Session;
import dev.recover.cli.shell.start.Interactive;
import dev.recover.cli.shell.start.ShellCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that lost two claims, and a shell on it at a terminal in memory. */
abstract class AtTerminal {
  @TempDir Path folder;
  TestWorld world;
  VirtualTerminal screen;
  CompletableFuture<Integer> session;

  @BeforeEach
  void start() {
    world = new TestWorld(folder);
    world.createClaims("db", "data-0", "data-1", "logs");
    world.recover("protect", "-n", "db");
    world.recover("capture", "-n", "db", "--out", "./bundle");
    world.lose("db", "data-0");
    world.lose("db", "data-1");
  }

  @AfterEach
  void stop() {
    screen.close();
    world.close();
  }

  void open(String type, int columns, String... options) {
    screen = new VirtualTerminal(type, columns, 24);
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(
        List.of("--kubeconfig", world.file("kubeconfig"), "--state-dir", world.file("state")));
    words.addAll(List.of("--bundle", world.file("bundle")));
    Arguments arguments = Arguments.parse(new ShellCommand().syntax(), words);
    Session process =
        new Session(
            new TestConsole(TestConsole.NO_TERMINAL, Map.of(), "").console(),
            UnaryOperator.identity());
    session =
        CompletableFuture.supplyAsync(
            () ->
                new Interactive(
                        arguments,
                        process,
                        name -> name.equals("box") && arguments.has("--programs"))
                    .run(screen::terminal));
    screen.await("/- r");
  }

  void open(String... options) {
    open("xterm", 100, options);
  }

  int end() throws Exception {
    screen.type("quit\r");
    return session.get(20, TimeUnit.SECONDS);
  }

  void line(String text, String answer) {
    screen.type(text + "\r");
    screen.await(answer);
  }
}
