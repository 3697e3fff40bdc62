// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.PlainProgress;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.shell.pick.EditedLine;
import dev.recover.cli.shell.pick.PickPlace;
import dev.recover.cli.view.ApplyProgressView;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.DiagnosticView;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** Talks to a person at a terminal. */
final class TerminalVoice implements Voice {
  private static final String REFRESH = "recover-refresh";

  private final Terminal terminal;
  private final LineInput reader;
  private final Look look;
  private final TerminalStream stream;
  private final PrintStream out;
  private EditedLine next = EditedLine.EMPTY;
  private volatile Supplier<String> left = () -> "";
  private volatile Supplier<String> right = () -> "";
  private volatile Runnable first = () -> {};
  private Optional<Question> question = Optional.empty();

  /**
   * How the screen may be used.
   *
   * @param coloured whether colours may be used
   * @param plain whether nothing may be drawn twice: a line for every event
   */
  record Look(boolean coloured, boolean plain) {}

  TerminalVoice(Terminal terminal, LineInput reader, Look look) {
    this.terminal = terminal;
    this.reader = reader;
    this.look = look;
    this.stream = new TerminalStream(terminal, reader, !look.plain());
    this.out = stream.printing();
    reader.getWidgets().put(REFRESH, this::refresh);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return out;
  }

  @Override
  public boolean interactive() {
    return true;
  }

  @Override
  public boolean coloured() {
    return look.coloured();
  }

  @Override
  public int width() {
    return terminal.getWidth() <= 0 ? 80 : terminal.getWidth();
  }

  @Override
  public Optional<String> ask(String text) {
    Question asking = question();
    Optional<String> answer = asking.ask(text);
    if (asking.pasted()) {
      out.println("what is pasted is no answer: it has to be typed");
    }
    return answer;
  }

  /** Made when something is asked: it costs as much as the reader of lines. */
  private Question question() {
    if (question.isEmpty()) {
      try {
        question = Optional.of(new Question(terminal));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return question.get();
  }

  @Override
  public boolean pick(PickPlace place, Shell shell) {
    Optional<Picks> here = picks();
    here.flatMap(picks -> picks.pick(place, shell)).ifPresent(line -> next = line);
    return here.isPresent();
  }

  /** The picker, where the screen may be drawn on. */
  Optional<Picks> picks() {
    return look.plain()
        ? Optional.empty()
        : Optional.of(new Picks(terminal, stream, look.coloured()));
  }

  /** What stands in the next line to begin with; asked for once. */
  EditedLine takeNext() {
    EditedLine line = next;
    next = EditedLine.EMPTY;
    return line;
  }

  @Override
  public Progress progress(String flow) {
    Status status = look.plain() ? null : Status.getStatus(terminal);
    if (status == null || Terminal.TYPE_DUMB.equals(terminal.getType())) {
      return new PlainProgress(new ApplyProgressView(plainConsole(), flow));
    }
    DiagnosticView diagnostics = new DiagnosticView(plainConsole());
    return new StatusLines(terminal, bars -> draw(status, bars), out, diagnostics::text, flow);
  }

  private void draw(Status status, List<AttributedString> bars) {
    reader.alone(() -> status.update(bars));
  }

  private Console plainConsole() {
    return new Console(
        InputStream.nullInputStream(),
        out,
        out,
        Console.Terminals.NONE,
        Map.of("COLUMNS", String.valueOf(width())));
  }

  /** Says what stands before and beside the line, so that it can be drawn again. */
  void prompts(Supplier<String> before, Supplier<String> beside) {
    left = before;
    right = beside;
  }

  /** Says what is done before every line and whenever something changed, under its lock. */
  void whenChanged(Runnable work) {
    first = work;
  }

  /** What stands before the line. */
  String before() {
    return left.get();
  }

  /** What stands at the right of it. */
  String beside() {
    return right.get();
  }

  @Override
  public void changed() {
    if (reader.isReading()) {
      try {
        reader.callWidget(REFRESH);
        reader.callWidget(LineReader.REDISPLAY);
      } catch (IllegalStateException e) {
        // The line was finished meanwhile; the next prompt is a new one anyway.
      }
    }
  }

  /** Called when a line begins, too: what changed between the prompt and that is not lost. */
  boolean refresh() {
    first.run();
    reader.setPrompt(left.get());
    reader.setRightPrompt(right.get());
    return true;
  }

  @Override
  public void close() {
    out.flush();
  }
}
