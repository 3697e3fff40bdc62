// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.Edit;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.ObjectRef;
import dev.recover.model.UnreadableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads one plan, entry by entry; what is not a complete plan is an {@link UnreadableException}.
 */
final class PlanReader {
  private final JsonReader json;
  private final PlanDigest digest = new PlanDigest();
  private final Function<String, ObjectRef> object = remembered(ObjectRef::parse);
  private final Function<String, FieldPath> path = remembered(FieldPath::parse);
  private final Map<String, Object> members = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private List<PlannedVolume> volumes = List.of();
  private List<Edit> edits = List.of();
  private List<PlannedStep> steps = List.of();
  private List<Diagnostic> diagnostics = List.of();
  private List<Fact> observed = List.of();
  private String computed = "";

  PlanReader(JsonReader json) {
    this.json = json;
  }

  /** Ten edits name one object, and a hundred thousand some fifty paths: each is parsed once. */
  private static <T> Function<String, T> remembered(Function<String, T> parse) {
    Map<String, T> known = new HashMap<>();
    return text -> known.computeIfAbsent(text, parse);
  }

  /** What a file says. */
  record Content(Plan plan, String stated, String computed) {}

  Content read() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = once(json.nextName());
      if (name.equals("digest")) {
        computed = digest.finish();
        members.put(name, json.nextString());
        break;
      }
      member(name);
    }
    if (json.hasNext()) {
      throw new UnreadableException("the digest is not the last member of the plan");
    }
    json.endObject();
    if (json.peek() != JsonToken.END_DOCUMENT) {
      throw new UnreadableException("text follows the plan");
    }
    Fields fields = new Fields("plan", members);
    return new Content(plan(fields), fields.text("digest"), computed);
  }

  private void member(String name) throws IOException {
    switch (name) {
      case "volumes" -> volumes = list(name, PlanTree::volume);
      case "edits" -> edits = list(name, fields -> PlanTree.edit(fields, object, path));
      case "steps" -> steps = list(name, PlanTree::step);
      case "diagnostics" -> diagnostics = list(name, PlanTree::diagnostic);
      case "basis" -> basis();
      case "apiVersion", "kind", "flow", "madeAt", "target", "order" -> {
        Object value = Json.read(json);
        digest.add(name, value);
        keep(name, value);
        checkVersion();
      }
      default -> throw new UnreadableException("\"" + name + "\" is not a member of a plan");
    }
  }

  private void basis() throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = once("basis." + json.nextName());
      if (name.equals("basis.bundle")) {
        Object value = Json.read(json);
        digest.add(name, value);
        keep(name, value);
      } else if (name.equals("basis.observed")) {
        observed = list(name, fields -> PlanTree.fact(fields, object));
      } else {
        throw new UnreadableException("\"" + name + "\" is not a member of a plan");
      }
    }
    json.endObject();
  }

  private <T> List<T> list(String name, Function<Fields, T> reader) throws IOException {
    List<T> items = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      Object value = Json.read(json);
      digest.add(name, value);
      items.add(reader.apply(Fields.of(name + "[" + items.size() + "]", value)));
    }
    json.endArray();
    return items;
  }

  private Plan plan(Fields fields) {
    for (String list : List.of("volumes", "edits", "steps", "diagnostics", "basis.observed")) {
      if (!seen.contains(list)) {
        throw new UnreadableException("the plan has no " + list);
      }
    }
    Fields target = fields.inner("target");
    Fields order = fields.inner("order");
    return new Plan(
        fields.text("flow"),
        fields.text("madeAt"),
        new Basis(
            fields.text("basis.bundle"), target.text("uid"), target.text("cluster"), observed),
        order.parsed("name", Order::of),
        order.text("reason"),
        volumes,
        steps,
        edits,
        diagnostics);
  }

  private void checkVersion() {
    Object version = members.get("apiVersion");
    Object kind = members.get("kind");
    if (version != null && !version.equals(PlanWriter.API_VERSION)) {
      throw new UnreadableException(
          "its format is " + version + ", and this build reads " + PlanWriter.API_VERSION);
    }
    if (kind != null && !kind.equals(PlanWriter.KIND)) {
      throw new UnreadableException("its kind is " + kind + " and not " + PlanWriter.KIND);
    }
  }

  private void keep(String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
  }

  private String once(String name) {
    if (!seen.add(name)) {
      throw new UnreadableException("the member \"" + name + "\" stands twice");
    }
    return name;
  }
}
