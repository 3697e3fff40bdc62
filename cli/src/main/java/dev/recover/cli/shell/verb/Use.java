// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.ClusterFlags;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.WriteGate;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.listing.Listings;
import dev.recover.diagnostic.Suggestion;
import dev.recover.kubernetes.KubernetesClusters;
import java.util.Set;
import java.util.TreeSet;

/** {@code use}. */
final class Use implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("use", "Go to a namespace or a context")
        .text("A namespace of that name comes before a context. Without a name: all namespaces.")
        .optionalArgument("NAMESPACE|CONTEXT", "a namespace of bundle or cluster, or a context")
        .example("use db");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    String name = arguments.optionalArgument(0).orElse("*");
    shell.world().seen();
    Set<String> namespaces = new Listings(shell).namespacesKnown();
    if (name.equals("*") || namespaces.contains(name)) {
      shell.move(shell.place().in(name.equals("*") ? "" : name));
      return 0;
    }
    Set<String> contexts = KubernetesClusters.contexts(ClusterFlags.options(shell.arguments()));
    if (!contexts.contains(name)) {
      Set<String> known = new TreeSet<>(namespaces);
      known.addAll(contexts);
      throw Arguments.wrong(
          "\"" + name + "\" is no namespace with claims, and no context",
          Suggestion.nearest(name, known).map(near -> "did you mean " + near + "? ").orElse("")
              + "`ls namespaces` lists them");
    }
    shell.open(name);
    shell.say("now on " + WriteGate.named(shell.place().cluster()));
    return 0;
  }
}
