// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell.record;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream whose lines go to another one and into the transcript. */
public final class TeeStream extends PrintStream {
  public TeeStream(PrintStream out, Transcript transcript) {
    super(new Tee(out, transcript), true, StandardCharsets.UTF_8);
  }

  private static final class Tee extends OutputStream {
    private final PrintStream out;
    private final Transcript transcript;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    Tee(PrintStream out, Transcript transcript) {
      this.out = out;
      this.transcript = transcript;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      out.write(bytes, offset, length);
      for (int at = offset; at < offset + length; at++) {
        line.write(bytes[at]);
        if (bytes[at] == '\n') {
          transcript.printed(line.toString(StandardCharsets.UTF_8));
          line.reset();
        }
      }
    }

    @Override
    public void flush() {
      out.flush();
    }
  }
}
