// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.Bundle;
import dev.recover.bundle.BundleReader;
import dev.recover.cli.view.Format;
import dev.recover.cli.view.Printable;
import dev.recover.model.Volume;
import java.nio.file.Path;
import java.util.Map;

/** {@code recover bundle verify}. */
public final class BundleVerifyCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.of("bundle verify", "Check that a bundle is whole and unchanged")
            .text("Exit code 5 when a file is missing or is not what SHA256SUMS says.")
            .argument("BUNDLE", "the bundle's folder")
            .example("bundle verify prod.bundle"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Bundle bundle = BundleReader.read(Path.of(arguments.argument(0)));
    Map<String, Object> document = Format.document("BundleVerification");
    document.put("digest", bundle.digest());
    document.put("volumes", bundle.volumes().size());
    document.put("result", "confirmed");
    OutputFlags.format(arguments)
        .print(session.console().out(), document, format -> text(bundle, format));
    return 0;
  }

  private static String text(Bundle bundle, Format format) {
    return format == Format.NAME
        ? Printable.lines(bundle.volumes().stream().map(Volume::label).toList())
        : "whole and unchanged: "
            + Printable.count(bundle.volumes().size(), "volume")
            + ", "
            + bundle.digest()
            + "\n";
  }
}
