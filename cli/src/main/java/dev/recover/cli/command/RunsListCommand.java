// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.command;

import dev.recover.cli.view.Format;
import dev.recover.cli.view.Rows;
import dev.recover.cli.view.RunView;
import dev.recover.journal.RunStore;
import java.util.List;
import java.util.Map;

/** {@code recover runs list}. */
public final class RunsListCommand implements Command {
  @Override
  public Syntax syntax() {
    return OutputFlags.add(
        StateFlags.add(
            Syntax.of("runs list", "List what was applied from here")
                .text(
                    "The oldest first. A run that is not done goes on when the same plan is applied again.")));
  }

  @Override
  public int run(Arguments arguments, Session session) {
    RunStore store = session.runs(arguments);
    List<Map<String, Object>> rows = store.list().stream().map(RunView::row).toList();
    Map<String, Object> document = Format.document("RunList");
    document.put("items", rows);
    OutputFlags.format(arguments)
        .print(
            session.console().out(),
            document,
            format ->
                format == Format.NAME
                    ? Rows.names(rows, "run")
                    : Rows.table(rows, "run", "flow", "cluster", "state", "started"));
    return 0;
  }
}
