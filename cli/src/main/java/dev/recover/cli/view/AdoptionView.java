// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Edit;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.adopt.AdoptRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of each volume of an adoption: by which evidence it got its disk, what the disk tells, and which
 * fields somebody else had to answer.
 */
final class AdoptionView {
  private static final Set<String> RULES =
      Set.of(AdoptRules.FROM_DISK, AdoptRules.ANSWERED, AdoptRules.READ_ONLY);
  private static final Set<String> EVIDENCE = Set.of("spec.csi.volumeHandle", "metadata.name");

  private final Plan plan;

  AdoptionView(Plan plan) {
    this.plan = plan;
  }

  /** Whether the edit is one that this view shows. */
  static boolean shows(Edit edit) {
    return RULES.contains(edit.rule());
  }

  /** The section of the plan; "" for a plan of another flow. */
  String text() {
    Map<ObjectRef, Map<String, Edit>> byObject = new TreeMap<>();
    for (Edit edit : plan.edits()) {
      if (shows(edit)) {
        byObject
            .computeIfAbsent(edit.object(), o -> new LinkedHashMap<>())
            .put(edit.path().toString(), edit);
      }
    }
    if (byObject.isEmpty()) {
      return "";
    }
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (PlannedVolume volume : plan.in(PlannedVolume.State.READY)) {
      Map<String, Edit> edits = new LinkedHashMap<>();
      for (ObjectRef object :
          List.of(ObjectRef.volume(volume.volume()), ObjectRef.claim(volume.claim()))) {
        edits.putAll(byObject.getOrDefault(object, Map.of()));
      }
      List<String> said = new ArrayList<>();
      edits.forEach((path, edit) -> said.add(said(path, edit)));
      lines.put(volume.claim() + "  " + volume.disk().handle(), said);
    }
    return section(lines);
  }

  /** What goes for all volumes is said once. */
  private static String section(Map<String, List<String>> lines) {
    StringBuilder out =
        new StringBuilder("\nWhose the disks were, and what no disk tells (`?`, answered by):\n");
    Set<String> common = new LinkedHashSet<>();
    if (lines.size() > 1) {
      common.addAll(lines.values().iterator().next());
      lines.values().forEach(common::retainAll);
    }
    if (!common.isEmpty()) {
      out.append("  all ").append(lines.size()).append(" volumes\n");
      common.forEach(text -> out.append("    ").append(line(text)));
    }
    lines.forEach(
        (volume, said) -> {
          out.append("  ").append(line(volume));
          said.stream()
              .filter(text -> !common.contains(text))
              .forEach(text -> out.append("    ").append(line(text)));
        });
    return out.toString();
  }

  private static String said(String path, Edit edit) {
    if (edit.rule().equals(AdoptRules.FROM_DISK) && EVIDENCE.contains(path)) {
      return "evidence  " + edit.reason();
    }
    String mark = edit.rule().equals(AdoptRules.ANSWERED) ? "? " : "+ ";
    // A tree, as node affinity is, is for the file; what it comes to is in the reason.
    String value = edit.after().orElse("") instanceof Map ? "" : " " + value(edit);
    return mark + path + value + "  (" + edit.reason() + ")";
  }

  private static String value(Edit edit) {
    Object value = edit.after().orElse("");
    return value instanceof String text && !text.isEmpty() ? text : Json.compact(value);
  }

  private static String line(String text) {
    return Printable.text(text) + "\n";
  }
}
