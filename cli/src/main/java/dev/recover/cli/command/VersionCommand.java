// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import java.util.Map;

/** {@code recover version}. */
public final class VersionCommand implements Command {
  /** The version of this build, from the jar's manifest. */
  public static String version() {
    String version = VersionCommand.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public Syntax syntax() {
    return OutputFlags.add(Syntax.of("version", "Print the version"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Map<String, Object> document = Format.document("Version");
    document.put("version", version());
    document.put("java", System.getProperty("java.version"));
    OutputFlags.format(arguments)
        .print(session.console().out(), document, format -> "recover " + version() + "\n");
    return 0;
  }
}
