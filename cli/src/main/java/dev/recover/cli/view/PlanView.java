// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Edit;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.plan.DiskWords;
import dev.recover.plan.Hazard;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedStep;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.Step;
import dev.recover.spi.DiskChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan for people: what happens to each volume, which fields change and why, and in which order.
 *
 * <p>Up to {@value #FEW} volumes every edit is printed under its object; beyond that, edits are
 * counted by rule.
 */
public final class PlanView {
  private static final int FEW = 12;
  private static final Map<PlannedVolume.State, String> MARKS =
      Map.of(
          PlannedVolume.State.READY, "+",
          PlannedVolume.State.DONE, "=",
          PlannedVolume.State.BLOCKED, "!");

  private static final List<String> SPARE = List.of("volume", "storageClass");

  private final Plan plan;
  private final boolean everything;
  private final int room;

  /**
   * Prepares the view.
   *
   * @param everything whether to print every edit and step, however many there are
   */
  public PlanView(Plan plan, boolean everything) {
    this(plan, everything, Integer.MAX_VALUE);
  }

  /**
   * The same for a terminal.
   *
   * @param room the columns that a table may have
   */
  public PlanView(Plan plan, boolean everything, int room) {
    this.room = room;
    this.plan = plan;
    this.everything = everything || plan.volumes().size() <= FEW;
  }

  /** One name of a volume a line. */
  public String names() {
    return Printable.lines(plan.volumes().stream().map(PlannedVolume::claim).toList());
  }

  /** The whole plan as text. */
  public String text() {
    StringBuilder head = new StringBuilder();
    head(head);
    StringBuilder out = new StringBuilder(Printable.broken(head.toString(), room));
    volumes(
        out,
        plan.volumes(),
        "state",
        "claim",
        "volume",
        "handle",
        "capacity",
        "storageClass",
        "because");
    StringBuilder below = new StringBuilder();
    if (everything) {
      below.append(new AdoptionView(plan).text());
    }
    edits(below);
    steps(below);
    below.append(summary()).append('\n');
    return out.append(Printable.broken(below.toString(), room)).toString();
  }

  /**
   * What happens to the volumes, without the edits and steps; fits a small terminal: of many only
   * the first, those that are blocked before others.
   */
  public String brief() {
    StringBuilder out = new StringBuilder();
    List<PlannedVolume> first =
        plan.volumes().stream()
            .sorted(Comparator.comparing(volume -> volume.state() != PlannedVolume.State.BLOCKED))
            .limit(FEW)
            .toList();
    volumes(out, first, "state", "claim", "handle", "capacity", "because");
    int more = plan.volumes().size() - first.size();
    if (more > 0) {
      out.append("... and ").append(more).append(" more\n");
    }
    return out.append(Printable.broken(summary(), room)).append('\n').toString();
  }

  private void head(StringBuilder out) {
    out.append("Plan     ")
        .append(plan.flow())
        .append(", made ")
        .append(plan.madeAt())
        .append('\n');
    if (!plan.basis().bundleDigest().isEmpty()) {
      out.append("Bundle   ").append(plan.basis().bundleDigest()).append('\n');
    }
    out.append("Target   ").append(plan.basis().clusterName());
    out.append(" (uid ").append(plan.basis().clusterUid()).append(")\n");
    if (!plan.orderReason().isEmpty()) {
      out.append("Order    ")
          .append(plan.order().word())
          .append(": ")
          .append(plan.orderReason())
          .append('\n');
    }
  }

  private void volumes(StringBuilder out, List<PlannedVolume> volumes, String... columns) {
    out.append("\n  + to do   = done already   ! blocked\n\n");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PlannedVolume volume : volumes) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("state", MARKS.get(volume.state()));
      row.put("claim", volume.claim());
      row.put("volume", volume.volume());
      row.put("handle", volume.disk().handle());
      row.put("capacity", volume.capacity());
      row.put("storageClass", volume.storageClass());
      row.put("because", volume.because());
      rows.add(row);
    }
    out.append(Rows.fitting(rows, room, SPARE, columns));
  }

  /** What other sections have not shown. */
  private List<Edit> others() {
    return plan.edits().stream().filter(e -> !everything || !AdoptionView.shows(e)).toList();
  }

  private void edits(StringBuilder out) {
    if (others().isEmpty()) {
      return;
    }
    out.append(
        "\nWhat is changed before it is sent; objects that are changed alike stand together\n");
    out.append("(`recover explain RULE` says more about a rule):\n");
    if (everything) {
      editsByObject(out);
    } else {
      editsByRule(out);
    }
  }

  /**
   * Objects of one kind that are changed alike stand together, and the edits of the first speak for
   * all.
   */
  private void editsByObject(StringBuilder out) {
    Map<ObjectRef, List<Edit>> byObject = new LinkedHashMap<>();
    others().forEach(e -> byObject.computeIfAbsent(e.object(), o -> new ArrayList<>()).add(e));
    Map<String, List<ObjectRef>> alike = new LinkedHashMap<>();
    byObject.forEach(
        (object, edits) ->
            alike.computeIfAbsent(shape(object, edits), s -> new ArrayList<>()).add(object));
    for (List<ObjectRef> objects : alike.values()) {
      objects.forEach(
          object -> out.append("  ").append(Printable.text(object.toString())).append('\n'));
      for (Edit edit : byObject.getOrDefault(objects.get(0), List.of())) {
        out.append("    ").append(Printable.text(change(edit))).append('\n');
        out.append("        ")
            .append(Printable.text(edit.rule() + ": " + edit.reason()))
            .append('\n');
      }
    }
  }

  private static String shape(ObjectRef object, List<Edit> edits) {
    StringBuilder shape = new StringBuilder(object.kind());
    edits.forEach(edit -> shape.append('|').append(edit.rule()).append(' ').append(edit.path()));
    return shape.toString();
  }

  private static String change(Edit edit) {
    String path = edit.path().toString();
    if (edit.after().isEmpty()) {
      return "- " + path + " (was " + brief(edit.before().orElse("")) + ")";
    }
    String before = edit.before().map(value -> brief(value) + " -> ").orElse("");
    return (before.isEmpty() ? "+ " : "~ ") + path + " " + before + brief(edit.after().get());
  }

  private static String brief(Object value) {
    String text = value instanceof String word && !word.isEmpty() ? word : Json.compact(value);
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  private void editsByRule(StringBuilder out) {
    Map<String, List<Edit>> byRule = new TreeMap<>();
    plan.edits().forEach(e -> byRule.computeIfAbsent(e.rule(), r -> new ArrayList<>()).add(e));
    Table table = new Table("RULE", "EDITS", "FOR-EXAMPLE");
    byRule.forEach(
        (rule, edits) ->
            table.row(
                rule,
                String.valueOf(edits.size()),
                edits.get(0).object() + " " + edits.get(0).path()));
    out.append(table.toString().indent(2));
  }

  private void steps(StringBuilder out) {
    if (plan.steps().isEmpty()) {
      return;
    }
    out.append("\nSteps:\n");
    if (everything) {
      for (PlannedStep step : plan.steps()) {
        out.append("  ").append(Printable.text(step.id()));
        out.append(
            step.needs().isEmpty()
                ? ""
                : " after " + Printable.text(String.join(", ", step.needs())));
        out.append(" (").append(step.hazard().meaning()).append(")\n");
        if (step.step() instanceof Step.ChangeDisk change) {
          out.append("    ").append(Printable.text(DiskWords.act(change.change()))).append('\n');
        }
      }
      return;
    }
    Map<String, Integer> kinds = new TreeMap<>();
    plan.steps().forEach(s -> kinds.merge(kind(s.step()), 1, Integer::sum));
    kinds.forEach(
        (kind, count) -> out.append("  ").append(count).append(' ').append(kind).append('\n'));
  }

  private static String kind(Step step) {
    return step instanceof Step.ChangeDisk change
        ? change.change().getClass().getSimpleName()
        : step.getClass().getSimpleName();
  }

  /** The size of the disks that the plan makes; snapshots hold no more. */
  private String copied() {
    long bytes = 0;
    for (PlannedStep step : plan.steps()) {
      if (step.step() instanceof Step.ChangeDisk change
          && change.change() instanceof DiskChange.MakeDisk make) {
        bytes += make.disk().sizeBytes();
      }
    }
    return bytes == 0 ? "0 B" : bytes / (1L << 30) + " GiB";
  }

  /** One line: how many volumes stand where. */
  public String summary() {
    return "\nPlan: "
        + plan.in(PlannedVolume.State.READY).size()
        + " to do, "
        + plan.in(PlannedVolume.State.DONE).size()
        + " done already, "
        + plan.in(PlannedVolume.State.BLOCKED).size()
        + " blocked. "
        + plan.steps().size()
        + " steps. Data copied: "
        + copied()
        + ". Disks deleted: 0."
        + (plan.steps().stream().anyMatch(s -> s.hazard() == Hazard.DELETES_COPY)
            ? " Own copies deleted: "
                + plan.steps().stream().filter(s -> s.hazard() == Hazard.DELETES_COPY).count()
                + "."
            : "");
  }
}
