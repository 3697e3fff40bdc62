// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Standard output that remembers why it failed.
 *
 * <p>A reader that has seen enough ({@code recover explain | head}) is no failure; a full disk
 * under {@code > volumes.json} is one, and a {@link PrintStream} keeps both to itself.
 */
public final class AnswerStream extends PrintStream {
  private final Remembering written;

  public AnswerStream(OutputStream out) {
    this(new Remembering(out));
  }

  private AnswerStream(Remembering written) {
    super(written, false, StandardCharsets.UTF_8);
    this.written = written;
  }

  /** Why the answer could not be written, if it could not. */
  Optional<String> failure() {
    flush();
    return written.failure;
  }

  private static final class Remembering extends OutputStream {
    private final OutputStream out;
    private Optional<String> failure = Optional.empty();

    Remembering(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        String why = String.valueOf(e.getMessage());
        failure = why.contains("Broken pipe") ? failure : Optional.of(why);
        throw e;
      }
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
