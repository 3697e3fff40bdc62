// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.sandbox.registry.Deletion;
import dev.recover.sandbox.registry.Resource;
import dev.recover.sandbox.store.DeleteOptions;
import dev.recover.sandbox.store.FieldError;
import dev.recover.sandbox.store.ObjectKey;
import dev.recover.sandbox.store.Refusal;
import dev.recover.sandbox.store.Tree;
import dev.recover.sandbox.store.VersionedStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers DELETE of one object and of a collection. */
final class Deletes {
  private final VersionedStore store;
  private final Deletion deletion;

  Deletes(VersionedStore store) {
    this.store = store;
    this.deletion = new Deletion(store);
  }

  Reply delete(Call call, Target target) {
    DeleteOptions options = options(call);
    if (target.isCollection()) {
      return collection(call, target, options);
    }
    if (!target.subresource().isEmpty()) {
      throw Statuses.methodNotAllowed();
    }
    KubeObject last = deletion.delete(target.type(), target.key(), options);
    boolean shown = last.terminating() || target.resource().has(Resource.Trait.RETURNED);
    return shown
        ? Writes.rendered(call, target, 200, last)
        : Reply.ok(Statuses.deleted(target, last));
  }

  private Reply collection(Call call, Target target, DeleteOptions options) {
    if (target.type().equals(dev.recover.model.ResourceType.NAMESPACE)) {
      throw Statuses.methodNotAllowed();
    }
    Picker picker = Picker.of(target, call.query());
    List<KubeObject> deleted = new ArrayList<>();
    for (KubeObject object : store.list(target.type(), target.namespace()).objects()) {
      if (picker.picks(object)) {
        ObjectKey key = new ObjectKey(object.namespace(), object.name());
        try {
          KubeObject last = deletion.delete(target.type(), key, options);
          deleted.add(options.dryRun() ? object : last);
        } catch (Refusal refusal) {
          if (!refusal.isNotFound()) {
            throw refusal;
          }
        }
      }
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("resourceVersion", Long.toString(store.version()));
    return Reply.ok(Rendering.of(call, target).list(deleted, metadata));
  }

  /** Reads the options: the body's, or else those of the URL. */
  private static DeleteOptions options(Call call) {
    Map<String, Object> body = body(call);
    List<Object> dryRun = Tree.list(body, "dryRun");
    if (!dryRun.isEmpty() && !dryRun.equals(List.of("All"))) {
      throw Options.invalid(
          "DeleteOptions",
          FieldError.unsupported("dryRun", dev.recover.model.Json.compact(dryRun), "\"All\""));
    }
    boolean dry = !dryRun.isEmpty() || Options.dryRun(call.query(), "DeleteOptions");
    long grace =
        Tree.number(body, call.query().number("gracePeriodSeconds", -1), "gracePeriodSeconds");
    String policy = Tree.text(body, "propagationPolicy");
    if (policy.isEmpty()) {
      policy = call.query().text("propagationPolicy");
    }
    if (Boolean.TRUE.equals(Tree.at(body, "orphanDependents"))) {
      policy = "Orphan";
    }
    return new DeleteOptions(
        nonEmpty(Tree.text(body, "preconditions", "uid")),
        nonEmpty(Tree.text(body, "preconditions", "resourceVersion")),
        grace < 0 ? Optional.empty() : Optional.of(grace),
        nonEmpty(policy),
        dry);
  }

  private static Map<String, Object> body(Call call) {
    if (call.body().length == 0) {
      return Map.of();
    }
    try {
      return Tree.map(Bodies.parse(call).value());
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw Refusal.badRequest("could not decode DeleteOptions: " + e.getMessage());
    }
  }

  private static Optional<String> nonEmpty(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
