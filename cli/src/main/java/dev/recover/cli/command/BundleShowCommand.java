// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.view.BundleView;
import dev.recover.cli.view.Format;
import java.nio.file.Path;

/** {@code recover bundle show}. */
public final class BundleShowCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.of("bundle show", "List the volumes of a bundle")
            .argument("BUNDLE", "the bundle's folder")
            .flag("--findings", "print what the capture had to say, too")
            .example("bundle show prod.bundle -o wide"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Bundle bundle = BundleReader.read(Path.of(arguments.argument(0)));
    Format format = OutputFlags.format(arguments);
    BundleView view = new BundleView(bundle, session.disks());
    format.print(session.console().out(), view.document(), view::text);
    if (arguments.has("--findings") && !format.structured()) {
      bundle.findings().forEach(session::print);
    }
    return 0;
  }
}
