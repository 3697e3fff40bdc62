// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Command;
import dev.recover.cli.command.Session;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.world.Standby;
import dev.recover.cli.view.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs commands of the command line for the lines of a shell.
 *
 * <p>One that nobody waits for any longer is left to itself, and what it prints then is dropped.
 */
final class CommandRunner implements AutoCloseable {
  /** Options of the shell that mean something of its own, or that a verb decides. */
  private static final Set<String> OF_THE_SHELL = Set.of("--bundle", "--state-dir");

  private final Shell shell;
  private final List<Session> left = new ArrayList<>();
  private Optional<Own> own = Optional.empty();

  /** A session, and the streams that it prints to. */
  private record Own(Session session, DroppingStream out, DroppingStream err) {}

  CommandRunner(Shell shell) {
    this.shell = shell;
  }

  int run(Command command, String... words) {
    Arguments given = Arguments.parse(command.syntax(), words(command.syntax(), words));
    Own used = own.orElseGet(this::open);
    own = Optional.of(used);
    try {
      return shell
          .standby()
          .run(() -> command.run(given, used.session()), () -> shell.world().awaited());
    } catch (Standby.Ended e) {
      used.out().drop();
      used.err().drop();
      left.add(used.session());
      own = Optional.empty();
      throw e;
    }
  }

  private List<String> words(Syntax syntax, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    Set<String> passed = shell.arguments().names();
    for (Syntax.Option option : syntax.options()) {
      boolean said = all.stream().anyMatch(option.names()::contains);
      if (!option.label().isEmpty()
          && passed.contains(option.name())
          && !said
          && !OF_THE_SHELL.contains(option.name())) {
        shell
            .arguments()
            .values(option.name())
            .forEach(value -> all.addAll(List.of(option.name(), value)));
      }
    }
    if (syntax.options().stream().anyMatch(option -> option.name().equals("--state-dir"))) {
      all.addAll(List.of("--state-dir", shell.state().toString()));
    }
    return all;
  }

  private Own open() {
    Console console = shell.console();
    DroppingStream out = new DroppingStream(console.out());
    DroppingStream err = new DroppingStream(console.err());
    Console passing =
        new Console(console.in(), out, err, console.terminals(), console.environment());
    return new Own(new Session(passing, shell.session().journals()), out, err);
  }

  @Override
  public void close() {
    own.ifPresent(open -> open.session().close());
    left.forEach(Session::close);
  }
}
