// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.start;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.Session;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.terminal.Contact;
import dev.recover.cli.shell.terminal.TerminalShell;
import dev.recover.cli.shell.terminal.Terminals;
import dev.recover.cli.shell.verb.Verbs;
import dev.recover.kubernetes.ClusterOptions;
import dev.recover.kubernetes.KubernetesClusters;
import dev.recover.kubernetes.NamedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;

/** A shell at a terminal. The only way into what needs JLine. */
public final class Interactive {
  private final Arguments arguments;
  private final Session session;
  private final Predicate<String> production;

  /**
   * @param arguments what {@code recover shell} was given
   * @param session the session of the process
   * @param production whether a context or cluster of that name is one to be careful with
   */
  public Interactive(Arguments arguments, Session session, Predicate<String> production) {
    this.arguments = arguments;
    this.session = session;
    this.production = production;
  }

  /** At the terminal of this process. */
  int run() {
    // Said by the launcher, of a place that no other build shares.
    String types = System.getProperty("recover.types", "");
    Optional<Path> known = types.isEmpty() ? Optional.empty() : Optional.of(Path.of(types));
    return run(Terminals.ofProcess(session.console().variable("TERM"), known));
  }

  /**
   * Runs a session to its end, and closes the terminal.
   *
   * @param open opens the terminal, while the kubeconfig is already being read
   * @return the exit code
   */
  public int run(Supplier<Terminal> open) {
    Contact contact = contact();
    boolean coloured = session.console().variable("NO_COLOR").isEmpty();
    try (Terminal terminal = open.get()) {
      return new TerminalShell(terminal, arguments.has("--plain"), coloured)
          .run(
              contact,
              voice -> new Shell(arguments, session, voice, Verbs.ALL, production),
              shell -> Begin.prepare(shell, arguments));
    } catch (IOException e) {
      return 0; // the session is over; a terminal that cannot be closed is gone
    }
  }

  private Contact contact() {
    ClusterOptions options = ClusterFlags.options(arguments);
    return new Contact(
        () -> address(KubernetesClusters.named(options)), () -> session.open(options).identity());
  }

  private Contact.Address address(NamedCluster cluster) {
    boolean careful = production.test(cluster.name()) || production.test(cluster.context());
    return new Contact.Address(cluster.name(), careful, arguments.has("--write"), cluster.mayAsk());
  }
}
