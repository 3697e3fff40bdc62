// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.http;

import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Picks objects by the few fields that the API lets one pick by. */
record FieldSelector(List<Term> terms) {
  /** One requirement: a field that must, or must not, have a value. */
  record Term(String field, String value, boolean equal) {}

  private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");

  private static final Map<String, List<String>> ALSO =
      Map.of(
          "Pod",
          List.of(
              "spec.nodeName",
              "spec.restartPolicy",
              "spec.schedulerName",
              "spec.serviceAccountName",
              "spec.hostNetwork",
              "status.phase",
              "status.podIP",
              "status.nominatedNodeName"),
          "Event",
          List.of(
              "involvedObject.kind",
              "involvedObject.namespace",
              "involvedObject.name",
              "involvedObject.uid",
              "involvedObject.apiVersion",
              "involvedObject.resourceVersion",
              "involvedObject.fieldPath",
              "reason",
              "reportingComponent",
              "source",
              "type"),
          "Namespace",
          List.of("status.phase"),
          "Node",
          List.of("spec.unschedulable"),
          "ReplicaSet",
          List.of("status.replicas"),
          "Job",
          List.of("status.successful"));

  static FieldSelector parse(ResourceType type, String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
      boolean not = part.contains("!=");
      String[] sides = part.split(not ? "!=" : "==?", 2);
      if (sides.length < 2) {
        throw Refusal.badRequest(
            "invalid selector: '" + text + "'; can't understand '" + part + "'");
      }
      requireKnown(type, sides[0].strip());
      terms.add(new Term(sides[0].strip(), sides[1].strip(), !not));
    }
    return new FieldSelector(List.copyOf(terms));
  }

  private static void requireKnown(ResourceType type, String field) {
    List<String> more = ALSO.getOrDefault(type.kind(), List.of());
    if (ALWAYS.contains(field) || more.contains(field)) {
      return;
    }
    throw Refusal.badRequest(
        more.isEmpty()
            ? "\""
                + field
                + "\" is not a known field selector: only \"metadata.name\","
                + " \"metadata.namespace\""
            : "field label not supported: " + field);
  }

  boolean matches(KubeObject object) {
    return terms.stream().allMatch(t -> t.equal() == t.value().equals(valueOf(object, t.field())));
  }

  /** The name that every picked object has, if the selector asks for one. */
  Optional<String> name() {
    return terms.stream()
        .filter(t -> t.equal() && t.field().equals("metadata.name"))
        .map(Term::value)
        .findFirst();
  }

  private static String valueOf(KubeObject object, String field) {
    if (field.equals("source")) {
      return object.text("source", "component").orElse("");
    }
    return object.at(field.split("\\.")).map(String::valueOf).orElse("");
  }
}
