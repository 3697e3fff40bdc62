// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.view;

import dev.recover.model.Edit;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.plan.Plan;
import dev.recover.plan.PlannedVolume;
import dev.recover.plan.adopt.AdoptRules;
import java.util.LinkedHashMap;
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
    StringBuilder out =
        new StringBuilder("\nWhose the disks were, and what no disk tells (`?`, answered by):\n");
    for (PlannedVolume volume : plan.in(PlannedVolume.State.READY)) {
      Map<String, Edit> edits = new LinkedHashMap<>();
      for (ObjectRef object :
          List.of(ObjectRef.volume(volume.volume()), ObjectRef.claim(volume.claim()))) {
        edits.putAll(byObject.getOrDefault(object, Map.of()));
      }
      out.append("  ").append(line(volume.claim() + "  " + volume.disk().handle()));
      edits.forEach((path, edit) -> out.append("    ").append(line(said(path, edit))));
    }
    return out.toString();
  }

  private static String said(String path, Edit edit) {
    if (edit.rule().equals(AdoptRules.FROM_DISK) && EVIDENCE.contains(path)) {
      return "evidence  " + edit.reason();
    }
    String mark = edit.rule().equals(AdoptRules.ANSWERED) ? "? " : "+ ";
    return mark + path + " " + value(edit) + "  (" + edit.reason() + ")";
  }

  private static String value(Edit edit) {
    Object value = edit.after().orElse("");
    return value instanceof String text && !text.isEmpty() ? text : Json.compact(value);
  }

  private static String line(String text) {
    return Printable.text(text) + "\n";
  }
}
