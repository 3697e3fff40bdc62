// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.bundle.AtomicFile;
import dev.recover.bundle.FileTrouble;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes plan files; what is wrong is said as a diagnostic. */
public final class PlanFiles {
  private PlanFiles() {}

  public static PlanFile read(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      return PlanFile.read(in, file.toString());
    } catch (IOException e) {
      throw FileTrouble.unreadable(file, e);
    }
  }

  /** Copies a plan's file as it stands. */
  public static void copy(Path file, Writer out) throws IOException {
    try (Reader in = Files.newBufferedReader(file)) {
      in.transferTo(out);
    }
  }

  /** Writes the plan in one go: readers see all of it or nothing. */
  public static PlanFile write(Plan plan, Path file) {
    PlanFile[] written = new PlanFile[1];
    AtomicFile.write(file, out -> written[0] = PlanFile.write(plan, out));
    return written[0];
  }
}
