// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.journal.JournalEntry;
import dev.recover.journal.JournalLine;
import dev.recover.journal.RunSummary;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs and their journals as rows. */
public final class RunView {
  private RunView() {}

  /** One run of a list. */
  public static Map<String, Object> row(RunSummary run) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", run.started().run());
    row.put("flow", run.started().flow());
    row.put("cluster", run.started().clusterName());
    row.put("clusterUid", run.started().clusterUid());
    row.put("plan", run.started().planDigest());
    row.put("holder", run.started().holder());
    row.put("state", run.state().word());
    row.put("started", run.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
    return row;
  }

  /** One line of a journal. */
  public static Map<String, Object> line(JournalLine line) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("seq", line.seq());
    row.put("time", line.time().toString());
    row.putAll(line.entry().accept(new Describe()));
    return row;
  }

  /** The steps that were started and have no end, in order. */
  public static List<String> inDoubt(List<JournalLine> lines) {
    Set<String> open = new LinkedHashSet<>();
    for (JournalLine line : lines) {
      if (line.entry() instanceof JournalEntry.StepStarted started) {
        open.add(started.step());
      } else if (line.entry() instanceof JournalEntry.StepFinished finished) {
        open.remove(finished.step());
      } else if (line.entry() instanceof JournalEntry.StepFailed failed) {
        open.remove(failed.step());
      }
    }
    return new ArrayList<>(open);
  }

  private static final class Describe implements JournalEntry.Visitor<Map<String, Object>> {
    private static Map<String, Object> entry(String kind, String step, String outcome) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("entry", kind);
      row.put("step", step);
      row.put("outcome", outcome);
      return row;
    }

    @Override
    public Map<String, Object> runStarted(JournalEntry.RunStarted entry) {
      return entry("run-started", "", "by " + entry.holder());
    }

    @Override
    public Map<String, Object> runResumed(JournalEntry.RunResumed entry) {
      return entry("run-resumed", "", "by " + entry.holder());
    }

    @Override
    public Map<String, Object> stepStarted(JournalEntry.StepStarted entry) {
      return entry("step-started", entry.step(), "");
    }

    @Override
    public Map<String, Object> operationSeen(JournalEntry.OperationSeen entry) {
      Map<String, Object> row = entry("operation-seen", entry.step(), entry.id());
      entry.disk().ifPresent(disk -> row.put("disk", disk.handle()));
      entry.snapshot().ifPresent(snapshot -> row.put("snapshot", snapshot.toString()));
      return row;
    }

    @Override
    public Map<String, Object> stepFinished(JournalEntry.StepFinished entry) {
      Map<String, Object> row = entry("step-finished", entry.step(), entry.outcome().word());
      row.put("object", entry.object().toString());
      row.put("uid", entry.uid());
      return row;
    }

    @Override
    public Map<String, Object> stepFailed(JournalEntry.StepFailed entry) {
      Map<String, Object> row =
          entry("step-failed", entry.step(), entry.diagnostic().code().name());
      row.put("diagnostic", entry.diagnostic().toTree());
      return row;
    }

    @Override
    public Map<String, Object> runStopped(JournalEntry.RunStopped entry) {
      return entry("run-stopped", "", entry.reason());
    }

    @Override
    public Map<String, Object> runFinished(JournalEntry.RunFinished entry) {
      return entry("run-finished", "", entry.result());
    }
  }
}
