// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Json;
import dev.recover.plan.Plan;
import dev.recover.plan.PlanFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A plan for scripts: the same document as the plan's file. */
public final class PlanDocument {
  private PlanDocument() {}

  public static void print(Plan plan, Format format, PrintStream out) {
    try {
      if (format == Format.JSON) {
        PrintWriter writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        PlanFile.write(plan, writer);
        writer.flush();
        return;
      }
      StringWriter text = new StringWriter();
      PlanFile.write(plan, text);
      out.print(Yaml.text(Json.parseObject(text.toString())));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
