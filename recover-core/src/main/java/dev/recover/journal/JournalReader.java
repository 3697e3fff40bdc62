// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.bundle.FileTrouble;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.UnreadableException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal and checks its chain.
 *
 * <p>A last line that is cut off is tolerated and reported: the run was ended in the middle of
 * writing it, so nothing it speaks of had begun. Any other line that is not the next of the chain
 * is refused.
 */
public final class JournalReader {
  private final Path file;
  private final JournalChain chain;
  private final List<JournalLine> lines = new ArrayList<>();
  private long good;

  private JournalReader(Path file, String run) {
    this.file = file;
    this.chain = new JournalChain(run);
  }

  /**
   * Reads the journal of a run.
   *
   * <p>Throws {@link DiagnosticException} with {@link Code#JOURNAL_TAMPERED}, naming the line, or
   * {@link Code#FILE_UNREADABLE}.
   */
  public static JournalContent read(Path file, String run) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new JournalReader(file, run).readAll(in);
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }

  private JournalContent readAll(InputStream in) throws IOException {
    byte[] line = nextLine(in);
    Optional<Diagnostic> torn = Optional.empty();
    while (line.length > 0 && torn.isEmpty()) {
      byte[] next = nextLine(in);
      boolean whole = line[line.length - 1] == '\n';
      if (whole && follow(line, next.length == 0)) {
        good += line.length;
      } else {
        torn = Optional.of(torn());
      }
      line = next;
    }
    return new JournalContent(lines, good, torn, chain);
  }

  private boolean follow(byte[] line, boolean last) {
    try {
      lines.add(chain.follow(java.util.Arrays.copyOf(line, line.length - 1)));
      return true;
    } catch (UnreadableException e) {
      if (last) {
        return false;
      }
      throw tampered(String.valueOf(e.getMessage()));
    } catch (JournalChain.BrokenException e) {
      throw tampered(String.valueOf(e.getMessage()));
    }
  }

  /** The next line with its line break, without one at a cut end, or nothing. */
  private static byte[] nextLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next = in.read();
    while (next >= 0) {
      line.write(next);
      if (next == '\n') {
        break;
      }
      next = in.read();
    }
    return line.toByteArray();
  }

  private int number() {
    return lines.size() + 1;
  }

  private Diagnostic torn() {
    return Diagnostic.warning(
        Code.JOURNAL_TORN,
        file.toString(),
        "line " + number() + " of the journal was cut off",
        "the run ended while it was written, so what it was about had not begun",
        "nothing is lost: the same command goes on from the lines before");
  }

  private DiagnosticException tampered(String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.JOURNAL_TAMPERED,
            file.toString(),
            "line " + number() + " of the journal is not what was written",
            why,
            "put the file back as it was; or move the folder "
                + file.toAbsolutePath().getParent()
                + " away and apply again: the cluster itself is looked at before each step"));
  }
}
