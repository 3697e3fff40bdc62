// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Passes on what is printed until it is told to drop it. */
final class DroppingStream extends PrintStream {
  private final Passing passing;

  DroppingStream(PrintStream to) {
    this(new Passing(to));
  }

  private DroppingStream(Passing passing) {
    super(passing, true, StandardCharsets.UTF_8);
    this.passing = passing;
  }

  /** Drops all that is printed from now on. */
  void drop() {
    passing.dropped = true;
  }

  private static final class Passing extends FilterOutputStream {
    private volatile boolean dropped;

    Passing(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int b) throws IOException {
      if (!dropped) {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!dropped) {
        out.write(bytes, offset, length);
      }
    }
  }
}
