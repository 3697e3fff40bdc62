// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The drafts of open shells and of shells that ended without a word, one file each. */
public final class DraftFolder {
  private final Path folder;

  /**
   * @param state the folder for what this program remembers
   */
  public DraftFolder(Path state) {
    this.folder = state.resolve("shell").resolve("drafts");
  }

  /** Where the draft of this process is kept. */
  public Path own() {
    return folder.resolve(ProcessHandle.current().pid() + "-" + System.nanoTime() + ".json");
  }

  /** The latest draft for the cluster whose shell is gone, with its file. */
  public Optional<Found> abandoned(String clusterUid) {
    return PrivateFile.jsonIn(folder).stream()
        .flatMap(file -> DraftFile.read(file).map(draft -> new Found(file, draft)).stream())
        .filter(found -> found.draft().clusterUid().equals(clusterUid) && !found.draft().owned())
        .max(Comparator.comparing(found -> found.draft().savedAt()));
  }

  /** A draft and its file. */
  public record Found(Path file, DraftFile draft) {}
}
