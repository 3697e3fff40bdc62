// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import dev.recover.bundle.AtomicFile;
import dev.recover.bundle.FileTrouble;
import dev.recover.cli.shell.script.Line;
import dev.recover.model.Json;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A draft as it stands on disk while a shell is open, so that a crash loses no decision.
 *
 * @param clusterUid the cluster that it is for
 * @param process the id of the process that owns it
 * @param savedAt when, RFC 3339 in UTC
 * @param bundles the folders that were loaded, the latest last
 * @param lines what stages it again
 */
public record DraftFile(
    String clusterUid, long process, String savedAt, List<Path> bundles, List<List<String>> lines) {
  private static final String KIND = "Draft";

  public DraftFile {
    bundles = List.copyOf(bundles);
    lines = List.copyOf(lines);
  }

  /** Writes it in one go: after a crash it is the one before or this one. */
  public void write(Path file) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("apiVersion", "recover/v1alpha1");
    tree.put("kind", KIND);
    tree.put("clusterUid", clusterUid);
    tree.put("process", process);
    tree.put("savedAt", savedAt);
    tree.put("bundles", bundles.stream().map(Path::toString).toList());
    tree.put("lines", lines.stream().map(Line::join).toList());
    PrivateFile.create(file);
    AtomicFile.write(file, Json.pretty(tree));
    PrivateFile.create(file);
  }

  /** Reads one; empty when it is none of ours. */
  public static Optional<DraftFile> read(Path file) {
    try {
      Map<String, Object> tree = Json.parseObject(Files.readString(file));
      if (!KIND.equals(tree.get("kind"))
          || !(tree.get("clusterUid") instanceof String uid)
          || !(tree.get("process") instanceof Number process)
          || !(tree.get("savedAt") instanceof String savedAt)) {
        return Optional.empty();
      }
      return Optional.of(
          new DraftFile(
              uid,
              process.longValue(),
              savedAt,
              texts(tree.get("bundles")).stream().map(Path::of).toList(),
              texts(tree.get("lines")).stream().map(Line::split).toList()));
    } catch (UnreadableException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }

  private static List<String> texts(@org.jspecify.annotations.Nullable Object list) {
    List<String> texts = new ArrayList<>();
    if (list instanceof List<?> items) {
      items.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  /** Whether the shell that owns it is still there. */
  public boolean owned() {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false) && !ended();
  }

  /**
   * Whether it has ended and nobody has asked how: as in a container whose first process asks for
   * none, it stays in the list of processes (<a
   * href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>).
   */
  private boolean ended() {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process), "stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return false; // another system
    }
  }
}
