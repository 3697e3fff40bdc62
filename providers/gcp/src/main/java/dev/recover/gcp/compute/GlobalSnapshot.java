// SPDX-License-Identifier: Apache-2.0
package dev.recover.gcp.compute;

import dev.recover.model.OneLine;
import dev.recover.spi.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which snapshot: {@code projects/P/global/snapshots/S}. */
record GlobalSnapshot(String project, String name) {
  private static final Pattern SHAPE =
      Pattern.compile("projects/([a-z0-9][-a-z0-9.:]*)/global/snapshots/([a-z][-a-z0-9]{0,62})");

  /** Reads a snapshot's id; throws a {@link Fault} for text of another shape. */
  static GlobalSnapshot parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new Fault(
          Fault.Kind.INVALID,
          0,
          "\""
              + OneLine.of(text)
              + "\" is not a snapshot of Compute Engine; one is called"
              + " projects/PROJECT/global/snapshots/NAME");
    }
    return new GlobalSnapshot(matcher.group(1), matcher.group(2));
  }

  @Override
  public String toString() {
    return "projects/" + project + "/global/snapshots/" + name;
  }
}
