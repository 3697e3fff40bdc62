// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import dev.recover.cli.view.PlanDocument;
import dev.recover.cli.view.PlanView;
import dev.recover.plan.Plan;
import java.nio.file.Path;

/** {@code recover plan show}. */
public final class PlanShowCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        Syntax.of("plan show", "Show a plan")
            .text(
                "Says for each volume what will be done, which fields are changed and by which rule, and in which order.")
            .argument("PLAN", "the plan's file")
            .flag("--all", "every edit and step, however many there are")
            .example("plan show plan.json"));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Plan plan = PlanFiles.read(Path.of(arguments.argument(0))).plan();
    print(plan, OutputFlags.format(arguments), arguments.has("--all"), session);
    return 0;
  }

  /** Prints a plan, and for people its diagnostics on stderr. */
  public static void print(Plan plan, Format format, boolean everything, Session session) {
    if (format.structured()) {
      PlanDocument.print(plan, format, session.console().out());
      return;
    }
    boolean wide = format == Format.WIDE;
    int room = wide ? Integer.MAX_VALUE : session.console().room();
    PlanView view = new PlanView(plan, everything || wide, room);
    session.console().out().print(format == Format.NAME ? view.names() : view.text());
    session.console().out().flush();
    plan.diagnostics().forEach(session::print);
  }
}
