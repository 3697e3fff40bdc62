// SPDX-License-Identifier: Apache-2.0
package dev.recover.journal;

import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.CloudScope;
import dev.recover.model.DiskId;
import dev.recover.model.ObjectRef;
import dev.recover.model.SnapshotId;
import dev.recover.model.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An entry as the JSON object it is in a file. */
final class EntryTree implements JournalEntry.Visitor<Map<String, Object>> {
  private static final EntryTree WRITER = new EntryTree();

  private EntryTree() {}

  static Map<String, Object> write(JournalEntry entry) {
    return entry.accept(WRITER);
  }

  @Override
  public Map<String, Object> runStarted(JournalEntry.RunStarted entry) {
    Map<String, Object> tree = kind("run-started");
    tree.put("run", entry.run());
    tree.put("flow", entry.flow());
    tree.put("planDigest", entry.planDigest());
    tree.put("clusterUid", entry.clusterUid());
    tree.put("clusterName", entry.clusterName());
    tree.put("holder", entry.holder());
    tree.put("version", entry.version());
    return tree;
  }

  @Override
  public Map<String, Object> runResumed(JournalEntry.RunResumed entry) {
    Map<String, Object> tree = kind("run-resumed");
    tree.put("holder", entry.holder());
    tree.put("version", entry.version());
    return tree;
  }

  @Override
  public Map<String, Object> stepStarted(JournalEntry.StepStarted entry) {
    return step("step-started", entry.step(), entry.object());
  }

  @Override
  public Map<String, Object> operationSeen(JournalEntry.OperationSeen entry) {
    Map<String, Object> tree = kind("operation-seen");
    tree.put("step", entry.step());
    tree.put("operation", entry.id());
    entry
        .disk()
        .ifPresent(
            disk -> {
              tree.put("driver", disk.driver());
              tree.put("handle", disk.handle());
            });
    entry
        .snapshot()
        .ifPresent(
            snapshot -> {
              tree.put("provider", snapshot.scope().provider());
              tree.put("account", snapshot.scope().account());
              tree.put("region", snapshot.scope().region());
              tree.put("snapshot", snapshot.id());
            });
    return tree;
  }

  @Override
  public Map<String, Object> stepFinished(JournalEntry.StepFinished entry) {
    Map<String, Object> tree = step("step-finished", entry.step(), entry.object());
    tree.put("uid", entry.uid());
    tree.put("resourceVersion", entry.resourceVersion());
    tree.put("outcome", entry.outcome().word());
    return tree;
  }

  @Override
  public Map<String, Object> stepFailed(JournalEntry.StepFailed entry) {
    Map<String, Object> tree = step("step-failed", entry.step(), entry.object());
    tree.put("diagnostic", entry.diagnostic().toTree());
    return tree;
  }

  @Override
  public Map<String, Object> runStopped(JournalEntry.RunStopped entry) {
    Map<String, Object> tree = kind("run-stopped");
    tree.put("reason", entry.reason());
    return tree;
  }

  @Override
  public Map<String, Object> runFinished(JournalEntry.RunFinished entry) {
    Map<String, Object> tree = kind("run-finished");
    tree.put("result", entry.result());
    tree.put("done", (long) entry.done());
    tree.put("failed", (long) entry.failed());
    return tree;
  }

  private static Map<String, Object> kind(String kind) {
    Map<String, Object> tree = new LinkedHashMap<>(8);
    tree.put("kind", kind);
    return tree;
  }

  private static Map<String, Object> step(String kind, String step, ObjectRef object) {
    Map<String, Object> tree = kind(kind);
    tree.put("step", step);
    tree.put("object", object.toString());
    return tree;
  }

  /** Reads what {@link #write} made; throws {@link UnreadableException}. */
  static JournalEntry read(Map<?, ?> tree) {
    String kind = text(tree, "kind");
    switch (kind) {
      case "run-started":
        return new JournalEntry.RunStarted(
            text(tree, "run"),
            text(tree, "flow"),
            text(tree, "planDigest"),
            text(tree, "clusterUid"),
            text(tree, "clusterName"),
            text(tree, "holder"),
            text(tree, "version"));
      case "run-resumed":
        return new JournalEntry.RunResumed(text(tree, "holder"), text(tree, "version"));
      case "step-started":
        return new JournalEntry.StepStarted(text(tree, "step"), object(tree));
      case "operation-seen":
        return operationSeen(tree);
      case "step-finished":
        return stepFinished(tree);
      case "step-failed":
        return new JournalEntry.StepFailed(text(tree, "step"), object(tree), diagnostic(tree));
      case "run-stopped":
        return new JournalEntry.RunStopped(text(tree, "reason"));
      case "run-finished":
        return new JournalEntry.RunFinished(
            text(tree, "result"), number(tree, "done"), number(tree, "failed"));
      default:
        throw new UnreadableException("an entry of kind \"" + kind + "\" is not known here");
    }
  }

  private static JournalEntry operationSeen(Map<?, ?> tree) {
    return new JournalEntry.OperationSeen(
        text(tree, "step"),
        text(tree, "operation"),
        tree.containsKey("handle")
            ? Optional.of(new DiskId(text(tree, "driver"), text(tree, "handle")))
            : Optional.empty(),
        tree.containsKey("snapshot")
            ? Optional.of(
                new SnapshotId(
                    new CloudScope(
                        text(tree, "provider"), text(tree, "account"), text(tree, "region")),
                    text(tree, "snapshot")))
            : Optional.empty());
  }

  private static JournalEntry stepFinished(Map<?, ?> tree) {
    String outcome = text(tree, "outcome");
    try {
      return new JournalEntry.StepFinished(
          text(tree, "step"),
          object(tree),
          text(tree, "uid"),
          text(tree, "resourceVersion"),
          StepOutcome.valueOf(outcome.toUpperCase(Locale.ROOT).replace('-', '_')));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("an outcome \"" + outcome + "\" is not known here", e);
    }
  }

  private static ObjectRef object(Map<?, ?> tree) {
    return ObjectRef.parse(text(tree, "object"));
  }

  private static Diagnostic diagnostic(Map<?, ?> tree) {
    if (tree.get("diagnostic") instanceof Map<?, ?> diagnostic) {
      return Diagnostic.ofTree(diagnostic);
    }
    throw new UnreadableException("the entry has no diagnostic");
  }

  private static String text(Map<?, ?> tree, String key) {
    if (tree.get(key) instanceof String text) {
      return text;
    }
    throw new UnreadableException("the entry has no " + key);
  }

  private static int number(Map<?, ?> tree, String key) {
    if (tree.get(key) instanceof Number number) {
      return number.intValue();
    }
    throw new UnreadableException("the entry has no " + key);
  }
}
