// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import dev.recover.cli.view.Rows;
import dev.recover.cli.view.RunView;
import dev.recover.journal.JournalContent;
import dev.recover.journal.RunStore;
import java.util.List;
import java.util.Map;

/** {@code recover runs show}. */
public final class RunsShowCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        StateFlags.add(
            Syntax.of("runs show", "Show one run, step by step")
                .text(
                    "Reads the journal and checks its chain. Says which steps were started and have no end: those are in doubt, and the next apply looks before it acts.")
                .argument("RUN", "the run, or \"last\"")
                .example("runs show last")));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RunStore store = session.runs(arguments);
    String run = Runs.named(store, arguments.argument(0));
    JournalContent content = store.read(run);
    List<Map<String, Object>> rows = content.lines().stream().map(RunView::line).toList();
    Map<String, Object> document = Format.document("Run");
    document.put("run", run);
    document.put("journal", store.journal(run).toString());
    document.put("inDoubt", RunView.inDoubt(content.lines()));
    document.put("lines", rows);
    OutputFlags.format(arguments)
        .print(
            session.console().out(),
            document,
            format -> Rows.table(rows, "seq", "time", "entry", "step", "outcome"));
    content.torn().ifPresent(session::print);
    RunView.inDoubt(content.lines()).forEach(step -> session.console().say("in doubt: " + step));
    return 0;
  }
}
