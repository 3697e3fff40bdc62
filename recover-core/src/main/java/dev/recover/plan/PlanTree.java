// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.diagnostic.Severity;
import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.ObjectRef;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The entries of a plan's lists as they stand in a file; each has one line there. */
final class PlanTree {
  private static final Set<String> VOLUME =
      Set.of(
          "namespace",
          "claim",
          "volume",
          "driver",
          "handle",
          "capacity",
          "storageClass",
          "state",
          "because");
  private static final Set<String> EDIT =
      Set.of("object", "path", "before", "after", "rule", "reason");
  private static final Set<String> STEP =
      Set.of(
          "id",
          "kind",
          "needs",
          "hazard",
          "reason",
          "subject",
          "object",
          "claim",
          "expectation",
          "patch",
          "uid",
          "resourceVersion",
          "from",
          "to",
          "change",
          "seen");
  private static final Set<String> DIAGNOSTIC =
      Set.of("code", "severity", "subject", "summary", "details", "why", "remedy");
  private static final Set<String> FACT = Set.of("object", "uid", "resourceVersion");

  private PlanTree() {}

  static Map<String, Object> write(PlannedVolume volume) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("namespace", volume.claim().namespace());
    fields.put("claim", volume.claim().name());
    fields.put("volume", volume.volume());
    fields.put("driver", volume.disk().driver());
    fields.put("handle", volume.disk().handle());
    fields.put("capacity", volume.capacity());
    fields.put("storageClass", volume.storageClass());
    fields.put("state", volume.state().word());
    fields.put("because", volume.because());
    return fields;
  }

  static PlannedVolume volume(Fields fields) {
    fields.only(VOLUME);
    return new PlannedVolume(
        new ClaimName(fields.text("namespace"), fields.text("claim")),
        fields.text("volume"),
        new DiskId(fields.text("driver"), fields.text("handle")),
        fields.text("capacity"),
        fields.text("storageClass"),
        fields.parsed("state", word -> PlannedVolume.State.valueOf(upper(word))),
        fields.texts("because"));
  }

  static Map<String, Object> write(Edit edit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("object", edit.object().toString());
    fields.put("path", edit.path().toString());
    fields.put("before", StepTree.sorted(edit.before().orElse(null)));
    fields.put("after", StepTree.sorted(edit.after().orElse(null)));
    fields.put("rule", edit.rule());
    fields.put("reason", edit.reason());
    return fields;
  }

  static Edit edit(
      Fields fields, Function<String, ObjectRef> object, Function<String, FieldPath> path) {
    fields.only(EDIT);
    return new Edit(
        fields.parsed("object", object),
        fields.parsed("path", path),
        Optional.ofNullable(fields.tree().get("before")),
        Optional.ofNullable(fields.tree().get("after")),
        fields.text("rule"),
        fields.text("reason"));
  }

  static Map<String, Object> write(PlannedStep step) {
    Map<String, Object> own = step.step().accept(StepTree.WRITER);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", step.id());
    fields.put("kind", own.get("kind"));
    fields.put("needs", step.needs());
    fields.put("hazard", step.hazard().word());
    fields.put("reason", step.reason());
    fields.putAll(own);
    return fields;
  }

  static PlannedStep step(Fields fields) {
    fields.only(STEP);
    return new PlannedStep(
        fields.text("id"),
        StepTree.read(fields),
        fields.texts("needs"),
        fields.parsed("hazard", Hazard::of),
        fields.text("reason"));
  }

  static Diagnostic diagnostic(Fields fields) {
    fields.only(DIAGNOSTIC);
    return new Diagnostic(
        fields.parsed("code", Code::valueOf),
        fields.parsed("severity", word -> Severity.valueOf(upper(word))),
        fields.text("subject"),
        fields.text("summary"),
        fields.texts("details"),
        fields.text("why"),
        fields.text("remedy"));
  }

  static Map<String, Object> write(Fact fact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("object", fact.object().toString());
    fact.uid().ifPresent(uid -> fields.put("uid", uid));
    fact.resourceVersion().ifPresent(rv -> fields.put("resourceVersion", rv));
    return fields;
  }

  static Fact fact(Fields fields, Function<String, ObjectRef> object) {
    fields.only(FACT);
    return new Fact(
        fields.parsed("object", object),
        fields.optionalText("uid"),
        fields.optionalText("resourceVersion"));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
