// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.record.Redaction;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;

/** The lines of earlier sessions on this cluster; one that holds a secret is not kept. */
final class KeptHistory extends DefaultHistory {
  @Override
  public void add(Instant time, String line) {
    if (Redaction.of(line).equals(line)) {
      super.add(time, line);
    }
  }
}
