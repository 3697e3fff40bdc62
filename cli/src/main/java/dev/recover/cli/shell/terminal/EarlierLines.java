// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.terminal;

import dev.recover.cli.shell.Shell;
import dev.recover.cli.shell.record.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.reader.History;
import org.jline.reader.LineReader;

/**
 * The lines of earlier sessions on a cluster: which these are is known only when it has said who it
 * is, and then somebody may be typing.
 */
final class EarlierLines {
  private final LineReader reader;
  private volatile Optional<Shell> of = Optional.empty();
  private boolean loaded;

  EarlierLines(LineReader reader) {
    this.reader = reader;
    reader.getHistory().attach(reader);
  }

  /** Says whose they are. */
  void of(Shell shell) {
    Path file =
        shell.state().resolve("shell").resolve("history").resolve(shell.place().cluster().uid());
    reader.setVariable(LineReader.HISTORY_FILE, PrivateFile.create(file));
    of = Optional.of(shell);
  }

  /** Reads them once, when they are known; only while the reader touches no line. */
  void load() {
    if (loaded || of.isEmpty()) {
      return;
    }
    loaded = true;
    History history = reader.getHistory();
    List<History.Entry> typed = new ArrayList<>();
    history.forEach(typed::add); // before the cluster answered; reading the file forgets them
    try {
      history.load();
      typed.forEach(line -> history.add(line.time(), line.line()));
    } catch (IOException e) {
      of.get().say("earlier lines cannot be read: " + e.getMessage());
    }
  }

  void save() {
    try {
      reader.getHistory().save();
    } catch (IOException e) {
      // The lines of this session are in its transcript too.
    }
  }
}
