// SPDX-License-Identifier: Apache-2.0
package dev.recover.capture;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.KubeObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says what is worth knowing about one claim, looking at nothing else. */
final class ClaimInspector {
  private static final Set<String> UNDER_WAY =
      Set.of(
          "Resizing",
          "FileSystemResizePending",
          "ControllerResizeError",
          "NodeResizeError",
          "ModifyingVolume",
          "ModifyVolumeError");

  private ClaimInspector() {}

  static List<Diagnostic> inspect(KubeObject claim) {
    String subject = claim.namespace() + "/" + claim.name();
    List<Diagnostic> found = new ArrayList<>();
    FieldChecks.name(claim, subject).ifPresent(found::add);
    FieldChecks.quantity(claim, subject, "spec", "resources", "requests", "storage")
        .ifPresent(found::add);
    if (claim.terminating()) {
      found.add(terminating(subject));
    }
    if (claim.text("status", "phase").filter("Lost"::equals).isPresent()) {
      found.add(lost(subject));
    }
    Set<String> changes = changes(claim);
    if (!changes.isEmpty()) {
      found.add(resize(subject).withDetails(List.copyOf(changes)));
    }
    return found;
  }

  /** What was under way: conditions that hold, and allocations that are not finished. */
  private static Set<String> changes(KubeObject claim) {
    Set<String> changes = new TreeSet<>();
    for (Object item : claim.list("status", "conditions")) {
      if (item instanceof Map<?, ?> condition
          && "True".equals(condition.get("status"))
          && UNDER_WAY.contains(String.valueOf(condition.get("type")))) {
        changes.add("condition " + condition.get("type"));
      }
    }
    claim
        .map("status", "allocatedResourceStatuses")
        .forEach((resource, state) -> changes.add(resource + " " + state));
    if (claim.at("status", "modifyVolumeStatus").isPresent()) {
      changes.add("VolumeAttributesClass being changed");
    }
    return changes;
  }

  private static Diagnostic terminating(String subject) {
    return Diagnostic.warning(
        Code.WAS_TERMINATING,
        subject,
        "claim " + subject + " was being deleted",
        "it has a deletionTimestamp; with policy Delete its disk goes with it",
        "make sure that the disk still exists before restoring it");
  }

  private static Diagnostic lost(String subject) {
    return Diagnostic.warning(
        Code.WAS_LOST,
        subject,
        "claim " + subject + " was Lost",
        "the PersistentVolume it was bound to was gone, or bound to another claim",
        "a restore makes a new claim on the volume that was captured with it; check that it is the"
            + " right one");
  }

  private static Diagnostic resize(String subject) {
    return Diagnostic.warning(
        Code.RESIZE_PENDING,
        subject,
        "a change of the volume of " + subject + " was under way",
        "status is not carried into a new cluster, so whoever does it there does not know of it",
        "let it finish and capture again; or after the restore ask for the size anew");
  }
}
