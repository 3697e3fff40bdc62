// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;

/** The option {@code -o}. */
public final class OutputFlags {
  static final String NAME = "--output";

  private OutputFlags() {}

  public static Syntax add(Syntax syntax) {
    return syntax.value(NAME + ",-o", "FORMAT", "table, wide, json, yaml or name");
  }

  public static Format format(Arguments arguments) {
    String word = arguments.value(NAME).orElse("table");
    return Format.of(word)
        .orElseThrow(
            () ->
                Arguments.wrong(
                    "\"" + word + "\" is not an output format",
                    "say one of: " + String.join(", ", Format.words())));
  }
}
