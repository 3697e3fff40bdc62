// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Job;
import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.shell.completion.Completions;
import dev.recover.cli.shell.pick.EditedLine;
import dev.recover.cli.shell.record.PrivateFile;
import java.io.IOError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;

/** A session at a terminal: prompt, line, answer, until it is over. */
public final class TerminalShell {
  private final Terminal terminal;
  private final boolean plain;
  private final boolean coloured;

  /**
   * @param plain for screen readers and terminals that cannot move the cursor
   * @param coloured whether colours are wanted
   */
  public TerminalShell(Terminal terminal, boolean plain, boolean coloured) {
    this.terminal = terminal;
    this.plain = plain || Terminal.TYPE_DUMB.equals(terminal.getType());
    this.coloured = coloured && !this.plain;
    if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
      terminal.setSize(new Size(80, 24));
    }
  }

  /**
   * Runs a session to its end.
   *
   * @param open makes the shell that talks with this voice
   * @param begin what is done before the first prompt
   * @return the exit code: that of the last run, or 0
   */
  public int run(Function<Voice, Shell> open, Consumer<Shell> begin) {
    Lines lines = new Lines();
    LineReader reader = reader(lines);
    try (TerminalVoice voice =
            new TerminalVoice(terminal, reader, new TerminalVoice.Look(coloured, plain));
        Shell shell = open.apply(voice)) {
      lines.of(shell);
      keepHistory(reader, shell);
      welcome(shell);
      begin.accept(shell);
      loaded(shell);
      Prompt prompt = new Prompt(shell, coloured);
      voice.prompts(prompt::left, () -> right(prompt));
      shell.world().watch();
      shell.world().look().whenComplete((seen, failure) -> voice.changed());
      loop(reader, shell, prompt, voice);
      return shell.jobs().latest().flatMap(job -> job.await(0)).orElse(0);
    } finally {
      save(reader);
    }
  }

  private LineReader reader(Lines lines) {
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(false);
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("recover")
            .parser(parser)
            .history(new KeptHistory())
            .completer((reader, line, candidates) -> lines.complete(reader, line, candidates))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
            .option(LineReader.Option.AUTO_PARAM_SLASH, false)
            .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
            .option(LineReader.Option.AUTO_FRESH_LINE, false)
            .option(LineReader.Option.AUTO_MENU, !plain)
            .variable(LineReader.LIST_MAX, 400);
    if (coloured) {
      builder.highlighter(lines.colours());
    } else {
      builder.option(LineReader.Option.DISABLE_HIGHLIGHTER, true);
    }
    LineReader reader = builder.build();
    if (!plain && reader instanceof LineReaderImpl drawn) {
      Picks.bind(drawn);
    }
    return reader;
  }

  private static void keepHistory(LineReader reader, Shell shell) {
    Path file =
        shell.state().resolve("shell").resolve("history").resolve(shell.place().cluster().uid());
    reader.setVariable(LineReader.HISTORY_FILE, PrivateFile.create(file));
    try {
      reader.getHistory().load();
    } catch (IOException e) {
      shell.say("earlier lines cannot be read: " + e.getMessage());
    }
  }

  private static void save(LineReader reader) {
    try {
      reader.getHistory().save();
    } catch (IOException e) {
      // The lines of this session are in its transcript too.
    }
  }

  private void welcome(Shell shell) {
    Place place = shell.place();
    shell.say(
        (place.production() ? "PRODUCTION: " : "") + "recover shell on " + place.cluster().name());
    shell.say("uid " + place.cluster().uid() + ", Kubernetes " + place.cluster().version());
    shell.say("Nothing is written until you type `commit`. `help`, `quit`.");
    shell.say(place.writing() ? "You may stage." : "You are READ-ONLY; `write on` lets you stage.");
  }

  private static void loaded(Shell shell) {
    shell.say(
        shell
            .world()
            .bundle()
            .map(bundle -> bundle.brief(shell.session().clock().instant()))
            .orElse("No bundle is loaded; `load DIR` loads one."));
    shell.say("Transcript: " + shell.transcript().file());
  }

  private void loop(LineReader reader, Shell shell, Prompt prompt, TerminalVoice voice) {
    EditedLine next = EditedLine.EMPTY;
    while (!shell.over()) {
      try {
        String line = read(reader, prompt, next);
        next = EditedLine.EMPTY;
        runAll(line, shell);
        next = voice.takeNext();
      } catch (Picks.Asked asked) {
        reader.unsetOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
        next = voice.picks().orElseThrow().edit(asked.line(), shell);
      } catch (UserInterruptException e) {
        next = EditedLine.EMPTY;
        if (e.getPartialLine().isBlank()) {
          shell.jobs().running().ifPresent(job -> shell.say(job.stop()));
        }
      } catch (EndOfFileException e) {
        end(shell, typed(reader));
      } catch (IOError | IllegalStateException e) {
        end(shell, false); // JLine's answers when the terminal broke or was closed
      }
    }
  }

  /** Reads a line that begins so. */
  private String read(LineReader reader, Prompt prompt, EditedLine begun) {
    reader
        .getWidgets()
        .put(LineReader.CALLBACK_INIT, () -> reader.getBuffer().cursor(begun.cursor()));
    return reader.readLine(prompt.left(), right(prompt), (Character) null, begun.text());
  }

  private String right(Prompt prompt) {
    return plain ? "" : prompt.right(terminal.getWidth());
  }

  /** What was pasted is one edit; its lines run up to the first that fails. */
  private void runAll(String text, Shell shell) {
    try (CtrlC heard = new CtrlC(terminal, shell.standby())) {
      for (String line : text.split("\n")) {
        if (shell.over() || (!line.isBlank() && shell.run(line) != 0)) {
          return;
        }
      }
    }
  }

  /**
   * Whether a key ended the input. A terminal that was taken away ends it too, but then no key was
   * read; its signal may come later, and for a moment the terminal can still be opened.
   */
  private static boolean typed(LineReader reader) {
    return reader instanceof LineReaderImpl line && line.getLastBinding() != null;
  }

  private static void end(Shell shell, boolean typed) {
    if (!typed) {
      shell.keepDraft();
    }
    Optional<Job> running = shell.jobs().running();
    if (running.isPresent()) {
      shell.say(running.get().stop() + "; `resume` goes on in another shell");
      running.get().await(Long.MAX_VALUE);
    }
    shell.end();
  }

  /** The shell is there only after the reader is: it talks through it. */
  private static final class Lines {
    private Optional<BudgetedCompleter> completer = Optional.empty();
    private LineColours colours = new LineColours(Map.of());

    void of(Shell opened) {
      colours = new LineColours(opened.verbs());
      completer =
          Optional.of(
              new BudgetedCompleter(new Completions(opened.verbs(), new ShellKnowledge(opened))));
    }

    void complete(
        LineReader reader,
        org.jline.reader.ParsedLine line,
        java.util.List<org.jline.reader.Candidate> candidates) {
      completer.ifPresent(c -> c.complete(reader, line, candidates));
    }

    org.jline.reader.Highlighter colours() {
      return (reader, buffer) -> colours.highlight(reader, buffer);
    }
  }
}
