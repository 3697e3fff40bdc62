// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.verb;

import dev.recover.cli.command.Arguments;
import dev.recover.cli.command.Syntax;
import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.Verb;
import dev.recover.cli.shell.world.LoadedBundle;
import dev.recover.cli.view.Printable;
import java.nio.file.Path;

/** {@code load}. */
final class Load implements Verb {
  @Override
  public Syntax syntax() {
    return Syntax.ofVerb("load", "Load a bundle to restore from")
        .text(
            "Checks it first, every file of it. The bundle that was loaded last is the one at hand. One of which files were changed"
                + "\nsince can be looked at, as far as it is whole, and not restored from.")
        .argument("BUNDLE", "the bundle's folder")
        .example("load prod.bundle");
  }

  @Override
  public int run(Arguments arguments, Shell shell) {
    if (shell.world().bundle().isPresent() && !shell.desk().draft().isEmpty()) {
      throw Arguments.wrong(
          "the draft is made from " + shell.desk().bundle().folder(),
          "commit or discard it before you load another bundle");
    }
    LoadedBundle loaded = shell.load(Path.of(arguments.argument(0)));
    shell.say(
        "loaded "
            + Printable.count(loaded.bundle().volumes().size(), "volume")
            + " of "
            + loaded.bundle().header().clusterName()
            + ", captured "
            + loaded.bundle().header().capturedAt());
    return 0;
  }
}
