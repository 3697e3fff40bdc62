// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where a command talks: the answer goes to {@code out}, messages and progress to {@code err}.
 *
 * @param in what the user or a script sends
 * @param terminals which of the three streams are terminals
 * @param environment the environment variables
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Terminals terminals,
    Map<String, String> environment) {

  /**
   * Which of the three streams are terminals.
   *
   * @param columns how wide the terminal is at the moment; empty when nobody can ask it
   */
  public record Terminals(
      boolean in, boolean out, boolean err, Optional<Supplier<Integer>> columns) {
    /** Of terminals that nobody can ask how wide they are. */
    public Terminals(boolean in, boolean out, boolean err) {
      this(in, out, err, Optional.empty());
    }

    public static final Terminals NONE = new Terminals(false, false, false);

    /**
     * Reads what the launcher passed on, for example {@code 02}: the numbers of the streams that
     * are terminals.
     */
    public static Terminals of(String numbers) {
      return new Terminals(numbers.contains("0"), numbers.contains("1"), numbers.contains("2"));
    }

    /**
     * The same where there may be no launcher, which is a script of sh: on Windows.
     *
     * @param numbers what the launcher passed on, "" when it said nothing
     * @param console whether Java says that a person is there; asked only when it is needed
     */
    public static Terminals of(String numbers, boolean windows, BooleanSupplier console) {
      boolean all = numbers.isEmpty() && windows && console.getAsBoolean();
      return all ? new Terminals(true, true, true) : of(numbers);
    }
  }

  /** The console of this process. */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new AnswerStream(new java.io.FileOutputStream(java.io.FileDescriptor.out)),
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8),
        Terminals.of(
            System.getProperty("recover.terminals", ""),
            System.getProperty("os.name", "").startsWith("Windows"),
            Console::atTerminal),
        System.getenv());
  }

  /** From Java 22 on there is a console without a terminal, too, and it says so. */
  private static boolean atTerminal() {
    java.io.Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return Boolean.TRUE.equals(java.io.Console.class.getMethod("isTerminal").invoke(console));
    } catch (ReflectiveOperationException before22) {
      return true;
    }
  }

  /** The same console, with further environment variables. */
  public Console with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(variables);
    return new Console(in, out, err, terminals, all);
  }

  /** Why the answer did not reach its reader, if that is known and was not the reader's wish. */
  public Optional<String> lostAnswer() {
    return out instanceof AnswerStream answer ? answer.failure() : Optional.empty();
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether a person can be asked: both the question and the answer go through a terminal. */
  public boolean interactive() {
    return terminals.in() && terminals.err();
  }

  /** Whether stderr takes colours and cursor movements. */
  public boolean animated() {
    return terminals.err() && !"dumb".equals(environment.get("TERM"));
  }

  public boolean coloured() {
    return animated() && variable("NO_COLOR").isEmpty();
  }

  /** The width of the terminal in columns; 80 when it is not known. */
  public int width() {
    return terminals.columns().map(Supplier::get).orElseGet(this::told);
  }

  private int told() {
    String columns = System.getProperty("recover.columns", environment.getOrDefault("COLUMNS", ""));
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
  }

  /** The columns that a table may have: those of the terminal, if answers go to one. */
  public int room() {
    return terminals.out() ? width() : Integer.MAX_VALUE;
  }

  /**
   * Asks on stderr and returns the line typed, or empty at the end of input.
   *
   * <p>What was typed or pasted before the question is thrown away: it cannot have been meant as an
   * answer.
   */
  public Optional<String> ask(String question) {
    try {
      while (terminals.in() && in.available() > 0) {
        in.skipNBytes(in.available());
      }
      err.print(question);
      err.flush();
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return Optional.ofNullable(reader.readLine()).map(String::strip);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Prints one line of information on stderr. */
  public void say(String line) {
    err.println(Printable.text(line));
  }
}
