// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.Command;
import dev.recover.cli.command.Session;
import dev.recover.cli.command.Troubles;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.record.DraftFolder;
import dev.recover.cli.shell.record.TeeStream;
import dev.recover.cli.shell.record.Transcript;
import dev.recover.cli.shell.script.Line;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.shell.world.Standby;
import dev.recover.cli.shell.world.World;
import dev.recover.cli.view.Console;
import dev.recover.cli.view.Printable;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.diagnostic.Suggestion;
import dev.recover.journal.RunStore;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.spi.ClusterIdentity;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One session: a cluster, a draft, and lines that are run one after another.
 *
 * <p>Lines come from one thread. Nothing is written to the cluster but by a run that {@link #jobs}
 * carries out.
 */
public final class Shell implements AutoCloseable {
  /** As a process that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  /** What follows it is for the system's shell. */
  private static final String PROGRAM = "!";

  private final Arguments arguments;
  private final Voice voice;
  private final Map<String, VerbEntry> verbs;
  private final Predicate<String> production;
  private final Session session;
  private final Transcript transcript;
  private final Path state;
  private final Scans scans;
  private final Desk desk;
  private final Jobs jobs;
  private final Waiting waiting;
  private final Standby standby;
  private final CommandRunner commands;
  private Place place;
  private World world;
  private final List<String> typed = new ArrayList<>();
  private boolean over;
  private boolean draftKept;

  /**
   * Opens the cluster and begins the transcript.
   *
   * @param arguments what {@code recover shell} was given
   * @param process the session of the process
   * @param production whether a context or cluster of that name is one to be careful with
   */
  public Shell(
      Arguments arguments,
      Session process,
      Voice voice,
      Map<String, VerbEntry> verbs,
      Predicate<String> production) {
    this.arguments = arguments;
    this.voice = voice;
    this.verbs = verbs;
    this.state = process.stateDirectory(arguments);
    this.standby = new Standby(line -> say(line));
    this.world = world(process, ClusterFlags.options(arguments));
    this.transcript = Transcript.begin(state, world.identity().name(), process.clock());
    this.session = new Session(console(process.console()), process.journals());
    this.production = production;
    this.place = placeOf(world.identity(), arguments.has("--write"));
    this.scans = new Scans(session, arguments, standby);
    this.desk = new Desk(session, world, scans, new DraftFolder(state).own());
    this.jobs = new Jobs(session, arguments, voice);
    this.waiting = new Waiting(this);
    this.commands = new CommandRunner(this);
    transcript.note("=", "recover shell by " + user() + " on " + WriteGate.named(world.identity()));
  }

  private World world(Session opened, ClusterOptions options) {
    return new World(opened.open(options), opened.disks(), opened.clock(), standby, voice::changed);
  }

  private Console console(Console process) {
    return new Console(
        InputStream.nullInputStream(),
        new TeeStream(voice.out(), transcript),
        new TeeStream(voice.err(), transcript),
        new Console.Terminals(
            false, voice.interactive(), voice.coloured(), Optional.of(voice::width)),
        process.environment());
  }

  private static String user() {
    return System.getProperty("user.name", "unknown");
  }

  private Place placeOf(ClusterIdentity identity, boolean writing) {
    boolean careful = production.test(identity.name()) || production.test(identity.context());
    return new Place(identity, "", writing, careful);
  }

  // --- What verbs work with

  public Session session() {
    return session;
  }

  public Console console() {
    return session.console();
  }

  public Voice voice() {
    return voice;
  }

  public World world() {
    return world;
  }

  public Desk desk() {
    return desk;
  }

  /** What the clouds hold. */
  public Scans scans() {
    return scans;
  }

  public Jobs jobs() {
    return jobs;
  }

  /** What lines wait with. */
  public Standby standby() {
    return standby;
  }

  /** The commit that waits to be confirmed. */
  public Waiting waiting() {
    return waiting;
  }

  public Place place() {
    return place;
  }

  public Transcript transcript() {
    return transcript;
  }

  public Map<String, VerbEntry> verbs() {
    return verbs;
  }

  /** The folder for what this program remembers. */
  public Path state() {
    return state;
  }

  public RunStore runs() {
    return session.runs(arguments);
  }

  /** What {@code recover shell} was given. */
  public Arguments arguments() {
    return arguments;
  }

  public void move(Place other) {
    place = other;
  }

  /** Goes to another cluster; only with nothing staged and nothing under way. */
  public void open(String context) {
    jobs.requireNone();
    if (!desk.draft().isEmpty()) {
      throw Arguments.wrong(
          "the draft is for " + place.cluster().name(),
          "commit or discard it before you go to another cluster");
    }
    ClusterOptions options = ClusterFlags.options(arguments).withContext(context);
    World other = world(session, options);
    world.bundles().forEach(bundle -> other.load(bundle.folder()));
    world.close();
    world = other;
    if (voice.interactive()) {
      world.watch();
    }
    desk.moveTo(other);
    place = placeOf(other.identity(), place.writing());
  }

  // --- Rules that hold for verbs

  /** Refuses while the shell is read-only. */
  public void requireWriting() {
    if (!place.writing()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.READ_ONLY,
              "",
              "the shell is read-only",
              "it starts so, that nothing is staged by mistake",
              "`write on` lets you stage; nothing is written before `commit`"));
    }
  }

  /**
   * Returns when a write may go on: somebody typed the cluster's name, or a script gave it.
   *
   * @param act what is about to happen: "This puts 3 volumes back"
   * @param given the arguments of the verb, which has {@code --confirm}
   */
  public void confirm(String act, Arguments given) {
    ClusterIdentity cluster = place.cluster();
    if (voice.interactive() && given.value("--confirm").isEmpty()) {
      String question =
          act
              + " in cluster "
              + cluster.name()
              + ",\nuid "
              + cluster.uid()
              + ", "
              + cluster.version()
              + ".";
      question = Printable.broken(question, voice.width());
      transcript.note("?", question);
      String typed = voice.ask(question + "\nType the cluster's name to go on: ").orElse("");
      transcript.note("!", typed);
      WriteGate.checkTyped(cluster, typed);
      return;
    }
    if (!voice.interactive()) {
      new WriteGate(console(), arguments).needsContext(cluster);
    }
    new WriteGate(console(), given).pass(cluster, act);
  }

  /**
   * Runs a command of the command line with the options that this shell was started with, as far as
   * it has them; returns its exit code.
   */
  public int command(Command command, String... words) {
    return commands.run(command, words);
  }

  // --- Lines

  /** Checks that the words are a verb and what it takes; a diagnostic says what is wrong. */
  public static void check(List<String> words, Map<String, VerbEntry> verbs) {
    if (words.get(0).startsWith(PROGRAM)) {
      return;
    }
    VerbEntry entry = find(words.get(0), verbs);
    Arguments.parse(entry.verb().get().syntax(), words.subList(1, words.size()));
  }

  /** Runs one line and returns its exit code; what went wrong has been said. */
  public int run(String line) {
    transcript.note(">", line.strip());
    typed.add(line.strip());
    standby.begin();
    int exitCode = answer(line);
    console().out().flush();
    transcript.note("<", "exit code " + exitCode);
    return exitCode;
  }

  private int answer(String line) {
    try {
      if (line.strip().startsWith(PROGRAM)) {
        return Program.run(line.strip().substring(PROGRAM.length()), this);
      }
      List<String> words = Line.split(line);
      if (words.isEmpty()) {
        return 0;
      }
      Verb verb = find(words.get(0), verbs).verb().get();
      return verb.run(Arguments.parse(verb.syntax(), words.subList(1, words.size())), this);
    } catch (Standby.Ended e) {
      say("nobody waits for it any longer; what is staged is as it was");
      return INTERRUPTED;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return Troubles.print(e, console());
    }
  }

  private static VerbEntry find(String name, Map<String, VerbEntry> verbs) {
    return Optional.ofNullable(verbs.get(name))
        .orElseThrow(
            () ->
                Arguments.wrong(
                    "\"" + name + "\" is not a verb",
                    Suggestion.nearest(name, verbs.keySet())
                        .map(near -> "did you mean `" + near + "`? `help` lists the verbs")
                        .orElse("`help` lists the verbs")));
  }

  /** The draft was done: nothing is staged any more. */
  public void finished() {
    desk.finished();
  }

  /** Loads a bundle; one that was changed can be looked at, and that is said. */
  public LoadedBundle load(Path folder) {
    LoadedBundle loaded = world.load(folder);
    if (!loaded.troubles().isEmpty()) {
      loaded.troubles().forEach(session::print);
      say("what is whole of it can be looked at; nothing is restored from it");
    }
    return loaded;
  }

  /** Prints a line of information. */
  public void say(String line) {
    console().say(line);
  }

  /** The lines of this session. */
  public List<String> typed() {
    return List.copyOf(typed);
  }

  /** Ends the session after the present line. */
  public void end() {
    over = true;
  }

  /** Leaves the draft for another shell to take up: nobody decided that it should go. */
  public void keepDraft() {
    draftKept = true;
  }

  public boolean over() {
    return over;
  }

  @Override
  public void close() {
    if (draftKept) {
      transcript.note("=", "the terminal is gone; the draft is kept");
    } else if (!desk.draft().isEmpty()) {
      say(
          desk.draft().size()
              + " staged "
              + (desk.draft().size() == 1 ? "change is" : "changes are")
              + " discarded; nothing of them was written");
      desk.discard();
    }
    waiting.close();
    commands.close();
    world.close();
    transcript.note("=", "end");
    session.close();
  }
}
