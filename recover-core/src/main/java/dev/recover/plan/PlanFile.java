// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import com.google.gson.stream.JsonReader;
import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/**
 * A plan as it stands in a file: JSON with one entry a line, and a digest over all of it.
 *
 * <p>The same plan gives the same bytes. The format is described by {@code
 * docs/reference/schema/plan.schema.json}.
 *
 * @param digest {@code sha256:...} of the content, by which a journal names the plan
 */
public record PlanFile(Plan plan, String digest) {
  /** Returns the plan with its digest, without writing it anywhere. */
  public static PlanFile of(Plan plan) {
    try {
      return write(plan, Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was written", e);
    }
  }

  /** Writes the plan entry by entry; flushes and does not close. */
  public static PlanFile write(Plan plan, Writer out) throws IOException {
    return new PlanFile(plan, new PlanWriter(out).write(plan));
  }

  /**
   * Reads what {@link #write} wrote; does not close.
   *
   * <p>Throws {@link DiagnosticException} with {@link Code#PLAN_INVALID} for what is no plan, was
   * cut off or has a newer format, with {@link Code#PLAN_EDITED} for content that is not what the
   * digest says, and with {@link Code#UNSAFE_OBJECT} for objects that would put a disk at risk.
   *
   * @param name how messages name the file
   */
  public static PlanFile read(Reader in, String name) throws IOException {
    JsonReader json = new JsonReader(in);
    try {
      PlanReader.Content content = new PlanReader(json).read();
      if (!content.stated().equals(content.computed())) {
        throw edited(name, content);
      }
      PlanChecks.requireRunnable(content.plan());
      List<Diagnostic> unsafe = PlanChecks.unsafe(content.plan());
      if (!unsafe.isEmpty()) {
        throw new DiagnosticException(unsafe);
      }
      return new PlanFile(content.plan(), content.computed());
    } catch (UnreadableException e) {
      throw invalid(name, e.getMessage());
    } catch (java.io.EOFException e) {
      throw invalid(name, "the file ends at " + json.getPath() + ", before the plan does");
    } catch (com.google.gson.stream.MalformedJsonException | IllegalStateException e) {
      throw invalid(name, "it is not the JSON of a plan at " + json.getPath());
    }
  }

  private static DiagnosticException invalid(String name, String why) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.PLAN_INVALID,
            name,
            "this is not a complete plan that this build can read",
            why,
            "make the plan again with `recover plan`, or use the build that wrote it"));
  }

  private static DiagnosticException edited(String name, PlanReader.Content content) {
    return new DiagnosticException(
        Diagnostic.error(
            Code.PLAN_EDITED,
            name,
            "the plan is not as it was written",
            "its digest is " + content.computed() + " and it says " + content.stated(),
            "make the plan again with the mappings and rules you want; a plan is not edited"));
  }
}
