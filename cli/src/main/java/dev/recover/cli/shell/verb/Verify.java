// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Runs;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.command.VerifyCommand;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code verify}. */
final class Verify implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("verify", "Prove that everything is as planned")
        .text("Reads everything back, as `recover verify` does.")
        .optionalArgument("RUN|FILE", "a run, a plan's file or a bundle; else the latest run")
        .example("verify")
        .example("verify prod.bundle");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    String name = arguments.optionalArgument(0).orElse("last");
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      path = shell.runs().plan(Runs.named(shell.runs(), name));
      if (!Files.exists(path)) {
        shell.runs().read(name);
      }
    }
    return shell.command(new VerifyCommand(), path.toString());
  }
}
