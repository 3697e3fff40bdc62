// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.draft.Change;
import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.model.Volume;
import java.util.List;
import java.util.Optional;

/** {@code protect}. */
final class Protect implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("protect", "Set reclaim policies to Retain")
        .text("Stages it for volumes of this cluster, as `recover protect` does it.")
        .argumentsOf("CLAIM", "claims whose volumes are meant, by name or pattern: db/*")
        .flag("--restore", "put back the policies that were remembered")
        .example("protect db/*");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    shell.requireWriting();
    List<ClaimName> claims = claimsOf(shell);
    shell
        .desk()
        .stage(
            new Change.Protect(
                Claims.named(arguments.arguments(0), shell.place(), claims, "the cluster has"),
                arguments.has("--restore")));
    Staged.say(shell, claims);
    return 0;
  }

  /** The claims that volumes of the cluster name. */
  static List<ClaimName> claimsOf(Shell shell) {
    return shell.world().seen().state().all(ResourceType.PERSISTENT_VOLUME).stream()
        .map((KubeObject volume) -> Volume.claimRef(volume))
        .flatMap(Optional::stream)
        .toList();
  }
}
