// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.BundleDiff;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.view.BundleDiffView;
import java.nio.file.Path;

/** {@code recover bundle diff}. */
public final class BundleDiffCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.of("bundle diff", "Compare two bundles")
            .text(
                "Says which objects were added, removed and changed, field by field. Exit code 0 either way, unless asked otherwise.")
            .argument("OLD", "a bundle's folder")
            .argument("NEW", "a later one")
            .flag("--detailed-exitcode", "exit code 2 when they differ")
            .example("bundle diff monday.bundle tuesday.bundle"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    BundleDiff diff =
        BundleDiff.between(
            BundleReader.read(Path.of(arguments.argument(0))),
            BundleReader.read(Path.of(arguments.argument(1))));
    BundleDiffView view = new BundleDiffView(diff);
    OutputFlags.format(arguments).print(session.console().out(), view.document(), view::text);
    return arguments.has("--detailed-exitcode") && !diff.isEmpty() ? 2 : 0;
  }
}
