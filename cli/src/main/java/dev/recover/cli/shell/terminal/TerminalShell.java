// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Job;
import dev.recover.cli.shell.Place;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Voice;
import dev.recover.cli.shell.pick.EditedLine;
import java.io.IOError;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
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
   * Runs a session to its end. The prompt is there before the cluster has answered, if a person can
   * do something with it; no line is run before.
   *
   * @param contact the cluster that is being asked who it is
   * @param open makes the shell that talks with this voice
   * @param begin what is done before the first line is run
   * @return the exit code: that of the last run, or 0
   */
  public int run(Contact contact, Function<Voice, Shell> open, Consumer<Shell> begin) {
    Lines lines = new Lines();
    LineInput reader = reader(lines);
    EarlierLines earlier = new EarlierLines(reader);
    Contact.Address address = contact.address();
    try (TerminalVoice voice =
        new TerminalVoice(terminal, reader, new TerminalVoice.Look(coloured, plain))) {
      voice.prompts(() -> Prompt.before(address, coloured), () -> plain ? "" : "connecting...");
      voice.whenChanged(earlier::load);
      Supplier<Shell> opened =
          () -> {
            Shell shell = open.apply(voice);
            closing(shell, () -> prepare(shell, begin, voice, lines, earlier));
            return shell;
          };
      try (Opening opening = new Opening(contact, opened)) {
        if (plain || address.asks()) {
          opening.await(() -> {});
        }
        loop(reader, voice, opening, address);
        return opening
            .now()
            .flatMap(shell -> shell.jobs().latest().flatMap(job -> job.await(0)))
            .orElse(0);
      }
    } finally {
      earlier.save();
    }
  }

  private static void closing(Shell shell, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      shell.close();
      throw e;
    }
  }

  private void prepare(
      Shell shell, Consumer<Shell> begin, TerminalVoice voice, Lines lines, EarlierLines earlier) {
    lines.of(shell);
    earlier.of(shell);
    Prompt prompt = new Prompt(shell, coloured);
    voice.prompts(prompt::left, () -> plain ? "" : prompt.right(terminal.getWidth()));
    welcome(shell);
    begin.accept(shell);
    loaded(shell);
    voice.changed();
    shell.world().watch();
    shell.world().look().whenComplete((seen, failure) -> voice.changed());
  }

  private LineInput reader(Lines lines) {
    DefaultParser parser = new DefaultParser();
    parser.setEofOnUnclosedQuote(false);
    LineInput reader = LineInput.on(terminal);
    reader.setParser(parser);
    reader.setHistory(new KeptHistory());
    reader.setCompleter(lines);
    reader.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    reader.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    reader.option(LineReader.Option.AUTO_PARAM_SLASH, false);
    reader.option(LineReader.Option.AUTO_REMOVE_SLASH, false);
    reader.option(LineReader.Option.AUTO_FRESH_LINE, false);
    reader.option(LineReader.Option.AUTO_MENU, !plain);
    reader.option(LineReader.Option.DISABLE_HIGHLIGHTER, !coloured);
    reader.variable(LineReader.LIST_MAX, 400);
    if (coloured) {
      reader.setHighlighter(lines);
    }
    if (!plain) {
      Picks.bind(reader);
    }
    return reader;
  }

  private void welcome(Shell shell) {
    Place place = shell.place();
    shell.say(
        (place.production() ? "PRODUCTION: " : "") + "recover shell on " + place.cluster().name());
    shell.say("uid " + place.cluster().uid() + ", Kubernetes " + place.cluster().version());
    shell.say(
        "Nothing is written until you type `commit`. `help`, `quit`"
            + (plain ? "." : "; Ctrl-F searches."));
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

  private void loop(
      LineInput reader, TerminalVoice voice, Opening opening, Contact.Address address) {
    EditedLine next = EditedLine.EMPTY;
    Runnable late = () -> voice.out().println(waiting(address));
    while (!opening.over()) {
      try {
        String line = read(reader, voice, next);
        next = EditedLine.EMPTY;
        runAll(line, opening.await(late));
        next = voice.takeNext();
      } catch (Picks.Asked asked) {
        reader.unsetOpt(LineReader.Option.ERASE_LINE_ON_FINISH);
        next = voice.picks().orElseThrow().edit(asked.line(), opening.await(late));
      } catch (UserInterruptException e) {
        next = EditedLine.EMPTY;
        if (e.getPartialLine().isBlank()) {
          opening.now().ifPresent(TerminalShell::stopRun);
        }
      } catch (EndOfFileException e) {
        end(opening, typed(reader));
      } catch (IOError | IllegalStateException e) {
        end(opening, false); // JLine's answers when the terminal broke or was closed
      }
    }
  }

  private static void stopRun(Shell shell) {
    shell.jobs().running().ifPresent(job -> shell.say(job.stop()));
  }

  /** Reads a line that begins so. */
  private static String read(LineReader reader, TerminalVoice voice, EditedLine begun) {
    reader
        .getWidgets()
        .put(
            LineReader.CALLBACK_INIT,
            () -> voice.refresh() && reader.getBuffer().cursor(begun.cursor()));
    return reader.readLine(voice.before(), voice.beside(), (Character) null, begun.text());
  }

  private static String waiting(Contact.Address address) {
    return "waiting for " + address.cluster() + " to answer; Ctrl-C gives up";
  }

  /** What was pasted is one edit; its lines run up to the first that fails. */
  private void runAll(String text, Shell shell) {
    try (CtrlC heard = new CtrlC(terminal, shell.standby())) {
      for (String line : text.split("\n")) {
        if (shell.over() || (!line.isBlank() && shell.run(line) != 0)) {
          return;
        }
        if (shell.standby().missed()) {
          stopRun(shell); // the line had begun a run and was as good as over
          return;
        }
      }
    }
  }

  /**
   * Whether a key ended the input. A terminal that was taken away ends it too, but then no key was
   * read; its signal may come later, and for a moment the terminal can still be opened.
   */
  private static boolean typed(LineInput reader) {
    return reader.getLastBinding() != null;
  }

  private static void end(Opening opening, boolean typed) {
    opening.now().ifPresentOrElse(shell -> end(shell, typed), opening::abandon);
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
}
