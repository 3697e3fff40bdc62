// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli;

import dev.recover.cli.view.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A console whose streams are in memory. */
public final class TestConsole {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** A script: no terminal anywhere. */
  public static final Console.Terminals NO_TERMINAL = Console.Terminals.NONE;

  private final Console console;

  public TestConsole(Console.Terminals terminals, Map<String, String> environment, String typed) {
    console =
        new Console(
            new Keyboard(typed),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminals,
            environment);
  }

  /** What is typed comes after the question, as from a person who reads it. */
  private static final class Keyboard extends ByteArrayInputStream {
    Keyboard(String typed) {
      super(typed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized int available() {
      return 0;
    }
  }

  /** A script: no terminal anywhere. */
  public static TestConsole ofScript() {
    return new TestConsole(Console.Terminals.NONE, Map.of(), "");
  }

  /** A person who types that. */
  public static TestConsole ofPerson(String typed) {
    return new TestConsole(Console.Terminals.of("012"), Map.of("TERM", "xterm"), typed);
  }

  public Console console() {
    return console;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
