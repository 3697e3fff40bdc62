// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.spi.Preconditions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields that a step has in a file beside those that every step has. */
final class StepTree implements Step.Visitor<Map<String, Object>> {
  static final StepTree WRITER = new StepTree();

  private StepTree() {}

  @Override
  public Map<String, Object> createNamespace(Step.CreateNamespace step) {
    return fields("create-namespace", step);
  }

  @Override
  public Map<String, Object> reserveVolume(Step.ReserveVolume step) {
    return withObject("reserve-volume", step, step.volume());
  }

  @Override
  public Map<String, Object> reReserveVolume(Step.ReReserveVolume step) {
    Map<String, Object> fields = fields("re-reserve-volume", step);
    putPreconditions(fields, step.preconditions());
    fields.put("patch", sorted(step.patch()));
    return fields;
  }

  @Override
  public Map<String, Object> createClaim(Step.CreateClaim step) {
    return withObject("create-claim", step, step.claim());
  }

  @Override
  public Map<String, Object> createVolumeForClaim(Step.CreateVolumeForClaim step) {
    Map<String, Object> fields = fields("create-volume-for-claim", step);
    fields.put("claim", step.claim().toString());
    fields.put("object", sorted(step.volume().tree()));
    return fields;
  }

  @Override
  public Map<String, Object> proveVolume(Step.ProveVolume step) {
    Map<String, Object> fields = fields("prove-volume", step);
    fields.put("expectation", ExpectationTree.write(step.expectation()));
    return fields;
  }

  @Override
  public Map<String, Object> setReclaimPolicy(Step.SetReclaimPolicy step) {
    Map<String, Object> fields = fields("set-reclaim-policy", step);
    putPreconditions(fields, step.preconditions());
    fields.put("from", step.from());
    fields.put("to", step.to());
    return fields;
  }

  @Override
  public Map<String, Object> deleteClaim(Step.DeleteClaim step) {
    Map<String, Object> fields = fields("delete-claim", step);
    fields.put("uid", step.uid());
    return fields;
  }

  @Override
  public Map<String, Object> deleteVolume(Step.DeleteVolume step) {
    Map<String, Object> fields = fields("delete-volume", step);
    fields.put("uid", step.uid());
    return fields;
  }

  @Override
  public Map<String, Object> changeDisk(Step.ChangeDisk step) {
    Map<String, Object> fields = fields("change-disk", step);
    fields.put("change", step.change().accept(ChangeTree.WRITER));
    fields.put("seen", ChangeTree.write(step.seen()));
    return fields;
  }

  /** Reads a step back; throws {@link dev.recover.model.UnreadableException}. */
  static Step read(Fields fields) {
    ObjectRef subject = fields.parsed("subject", ObjectRef::parse);
    switch (fields.text("kind")) {
      case "create-namespace":
        return new Step.CreateNamespace(subject.name());
      case "reserve-volume":
        return new Step.ReserveVolume(fields.object("object"));
      case "re-reserve-volume":
        return new Step.ReReserveVolume(subject, fields.map("patch"), preconditions(fields));
      case "create-claim":
        return new Step.CreateClaim(fields.object("object"));
      case "create-volume-for-claim":
        return new Step.CreateVolumeForClaim(
            fields.object("object"), fields.parsed("claim", ClaimName::parse));
      case "prove-volume":
        return new Step.ProveVolume(ExpectationTree.read(fields.inner("expectation")));
      case "set-reclaim-policy":
        return new Step.SetReclaimPolicy(
            subject, fields.text("from"), fields.text("to"), preconditions(fields));
      case "delete-claim":
        return new Step.DeleteClaim(
            new ClaimName(subject.namespace(), subject.name()), fields.text("uid"));
      case "delete-volume":
        return new Step.DeleteVolume(subject.name(), fields.text("uid"));
      case "change-disk":
        return new Step.ChangeDisk(
            new ClaimName(subject.namespace(), subject.name()),
            ChangeTree.read(fields.inner("change")),
            ChangeTree.seen(fields.inner("seen")));
      default:
        throw fields.unknown("kind");
    }
  }

  private static Map<String, Object> fields(String kind, Step step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("subject", step.subject().toString());
    return fields;
  }

  private static Map<String, Object> withObject(String kind, Step step, KubeObject object) {
    Map<String, Object> fields = fields(kind, step);
    fields.put("object", sorted(object.tree()));
    return fields;
  }

  private static void putPreconditions(Map<String, Object> fields, Preconditions preconditions) {
    preconditions.uid().ifPresent(uid -> fields.put("uid", uid));
    preconditions.resourceVersion().ifPresent(rv -> fields.put("resourceVersion", rv));
  }

  private static Preconditions preconditions(Fields fields) {
    return new Preconditions(fields.optionalText("uid"), fields.optionalText("resourceVersion"));
  }

  /** Returns the value with the keys of every map in order, so that equal plans are equal bytes. */
  static @Nullable Object sorted(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> sorted = new TreeMap<>();
      map.forEach((key, item) -> sorted.put(key, sorted(item)));
      return sorted;
    }
    if (value instanceof java.util.List<?> list) {
      java.util.List<Object> items = new java.util.ArrayList<>(list.size());
      list.forEach(item -> items.add(sorted(item)));
      return items;
    }
    return value;
  }
}
