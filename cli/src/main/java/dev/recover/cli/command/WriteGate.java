// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Console;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.spi.ClusterIdentity;
import java.util.Optional;

/**
 * Lets a command write only to a cluster that somebody named.
 *
 * <p>Outside the sandbox a script names the context and repeats the cluster's name with {@code
 * --confirm}; a person types it. Whether a terminal is there never counts as consent.
 */
public final class WriteGate {
  private final Console console;
  private final Arguments arguments;

  public WriteGate(Console console, Arguments arguments) {
    this.console = console;
    this.arguments = arguments;
  }

  public static Syntax add(Syntax syntax) {
    return syntax
        .value("--confirm", "CLUSTER", "the cluster's name, in place of typing it")
        .flag("--no-input", "never ask; fail instead");
  }

  /**
   * Returns when the write may go on.
   *
   * @param act what is about to happen, as the start of a sentence: "This creates 3 claims"
   */
  public void pass(ClusterIdentity cluster, String act) {
    Optional<String> confirmed = arguments.value("--confirm");
    if (confirmed.isPresent()) {
      check(cluster, confirmed.get(), "--confirm says");
      return;
    }
    if (cluster.sandbox()) {
      return;
    }
    if (arguments.has("--no-input") || !console.interactive()) {
      throw needed(
          cluster, act + " in " + named(cluster), "nothing was asked: this is no terminal");
    }
    console.say(act + " in " + named(cluster) + ".");
    String typed = console.ask("Type the cluster's name to go on: ").orElse("");
    checkTyped(cluster, typed);
  }

  /** Refuses a script that writes to whatever context happens to be current. */
  public void needsContext(ClusterIdentity cluster) {
    boolean asked = console.interactive() && !arguments.has("--no-input");
    if (!cluster.sandbox() && !asked && arguments.value("--context").isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CONTEXT_NEEDED,
              cluster.context(),
              "a command that writes does not rely on the current context",
              "it would have written to " + named(cluster),
              "add --context " + cluster.context()));
    }
  }

  /** Refuses what was typed when it is not the cluster's name, context or uid. */
  public static void checkTyped(ClusterIdentity cluster, String typed) {
    if (!names(cluster, typed)) {
      throw new DiagnosticException(
          Diagnostic.error(
              Code.CONFIRMATION_NEEDED,
              "",
              "that is not the name of the cluster",
              "typed was \"" + typed + "\", and the target is " + named(cluster),
              "nothing was done; to go on, ask for it again and type " + cluster.name()));
    }
  }

  private static boolean names(ClusterIdentity cluster, String given) {
    return given.equals(cluster.name())
        || given.equals(cluster.context())
        || given.equals(cluster.uid());
  }

  private static void check(ClusterIdentity cluster, String given, String where) {
    if (!names(cluster, given)) {
      throw needed(
          cluster,
          "that is not the name of the cluster",
          where + " \"" + given + "\", and the target is " + named(cluster));
    }
  }

  private static DiagnosticException needed(ClusterIdentity cluster, String summary, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.CONFIRMATION_NEEDED,
            "",
            summary,
            why,
            "if that is what you want: --confirm " + cluster.name()));
  }

  /** How questions and messages name a cluster that is about to be written to. */
  public static String named(ClusterIdentity cluster) {
    return "cluster " + cluster.name() + " (uid " + cluster.uid() + ", " + cluster.version() + ")";
  }
}
