// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.state;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.UnreadableException;
import dev.recover.sandbox.store.SavedState;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file {@code state.jsonl} of a sandbox: a header, then one object a line.
 *
 * <p>Replaced by renaming, so that it is always whole: a crash leaves the state before.
 */
public final class StateFile {
  private static final String FORMAT = "recover-sandbox/1";

  private final Path file;

  /**
   * @param folder made when it is not there
   */
  public StateFile(Path folder) {
    this.file = folder.resolve("state.jsonl");
  }

  /** Returns what was kept; {@link SavedState#EMPTY} when nothing was. */
  public SavedState read() {
    if (!Files.exists(file)) {
      return SavedState.EMPTY;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String header = lines.readLine();
      Map<String, Object> tree = Json.parseObject(header == null ? "" : header);
      if (!FORMAT.equals(tree.get("format"))
          || !(tree.get("version") instanceof Long version)
          || !(tree.get("objects") instanceof Long count)) {
        throw unreadable("its first line is not that of a " + FORMAT + " file");
      }
      List<KubeObject> objects = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        objects.add(KubeObject.parse(line));
      }
      if (objects.size() != count) {
        throw unreadable("it holds " + objects.size() + " objects where it should hold " + count);
      }
      return new SavedState(version, objects);
    } catch (IOException | UnreadableException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private DiagnosticException unreadable(String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.FILE_UNREADABLE,
            file.toString(),
            "the sandbox's state cannot be read",
            why,
            "move the file away to start an empty sandbox, or name another folder"));
  }

  /** Replaces what was kept. */
  public void write(SavedState state) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling("state.jsonl.new");
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("format", FORMAT);
    header.put("version", state.version());
    header.put("objects", state.objects().size());
    try (BufferedWriter out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
      Json.write(header, out, "", false);
      out.write('\n');
      for (KubeObject object : state.objects()) {
        Json.write(object.tree(), out, "", false);
        out.write('\n');
      }
    }
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says that the state could not be kept. */
  DiagnosticException unwritable(IOException cause) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.FILE_UNWRITABLE,
            file.toString(),
            "the sandbox's state cannot be kept",
            String.valueOf(cause),
            "make room or give write permission, or start the sandbox without keeping its state"));
  }
}
