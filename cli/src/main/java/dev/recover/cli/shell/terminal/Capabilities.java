// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * What a type of terminal can do, as <a
 * href="https://man7.org/linux/man-pages/man5/terminfo.5.html">terminfo</a> describes it.
 *
 * @param flags what it has
 * @param numbers how much of it
 * @param texts what to send, or what a key sends; one line each, with terminfo's escapes
 */
record Capabilities(
    Set<Capability> flags, Map<Capability, Integer> numbers, Map<Capability, String> texts) {
  private static final int LEAST = 10;

  /** Those of a terminal that is open. */
  static Capabilities of(Terminal terminal) {
    Capabilities found = none();
    for (Capability capability : Capability.values()) {
      if (terminal.getBooleanCapability(capability)) {
        found.flags.add(capability);
      }
      Optional.ofNullable(terminal.getNumericCapability(capability))
          .ifPresent(number -> found.numbers.put(capability, number));
      Optional.ofNullable(terminal.getStringCapability(capability))
          .ifPresent(text -> found.texts.put(capability, text));
    }
    return found;
  }

  /** Those that {@link #text} wrote; empty when it is something else, or not all of it. */
  static Optional<Capabilities> ofText(String text) {
    Capabilities found = none();
    try {
      String[] lines = text.split("\n");
      for (String line : lines) {
        found.read(line);
      }
      return lines.length >= LEAST && text.endsWith("\n\n") ? Optional.of(found) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Capabilities none() {
    return new Capabilities(
        EnumSet.noneOf(Capability.class),
        new EnumMap<>(Capability.class),
        new EnumMap<>(Capability.class));
  }

  private void read(String line) {
    int sign = 0;
    while (sign < line.length() && line.charAt(sign) != '=' && line.charAt(sign) != '#') {
      sign++;
    }
    Capability capability = Capability.valueOf(line.substring(0, sign));
    if (sign == line.length()) {
      flags.add(capability);
    } else if (line.charAt(sign) == '#') {
      numbers.put(capability, Integer.valueOf(line.substring(sign + 1)));
    } else {
      texts.put(capability, line.substring(sign + 1));
    }
  }

  /** A line each: {@code NAME}, {@code NAME#NUMBER} or {@code NAME=TEXT}; then an empty one. */
  String text() {
    StringBuilder text = new StringBuilder();
    flags.forEach(flag -> text.append(flag.name()).append('\n'));
    numbers.forEach((of, number) -> text.append(of.name() + "#" + number + "\n"));
    texts.forEach((of, value) -> text.append(of.name() + "=" + value + "\n"));
    return text.append('\n').toString();
  }
}
