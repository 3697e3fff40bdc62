// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.diagnostic.Diagnostic;
import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * About which objects of a plan the API server is asked: about all of up to {@value #MOST}, else
 * about one of each shape.
 *
 * <p>Two objects have one shape when they differ in nothing but their own names, the names of each
 * other, the disk's handle and attributes, and the values of labels and annotations: what schema,
 * admission and permissions say of one they say of the other. Pure.
 */
public final class DryRunSample {
  /** Some seconds' worth of requests; ten thousand volumes would take minutes. */
  public static final int MOST = 500;

  private static final List<FieldPath> OWN =
      List.of(
          FieldPath.of("metadata", "name"),
          FieldPath.of("spec", "volumeName"),
          FieldPath.of("spec", "claimRef", "name"),
          FieldPath.of("spec", "csi", "volumeHandle"),
          FieldPath.of("spec", "csi", "volumeAttributes"));

  private final Map<String, List<KubeObject>> byShape;

  private DryRunSample(Map<String, List<KubeObject>> byShape) {
    this.byShape = byShape;
  }

  /** Groups the objects by shape, in their order; each is a shape of its own while they are few. */
  public static DryRunSample of(List<KubeObject> objects) {
    boolean few = objects.size() <= MOST;
    return new DryRunSample(
        objects.stream()
            .collect(
                Collectors.groupingBy(
                    object -> few ? object.ref().toString() : shape(object),
                    LinkedHashMap::new,
                    Collectors.toList())));
  }

  private static String shape(KubeObject object) {
    KubeObject shape = object;
    for (FieldPath path : OWN) {
      shape = shape.without(path);
    }
    for (FieldPath path :
        List.of(FieldPath.of("metadata", "labels"), FieldPath.of("metadata", "annotations"))) {
      Map<String, Object> keys = new TreeMap<>();
      object.at(path).ifPresent(map -> names(map).forEach(name -> keys.put(name, true)));
      shape = keys.isEmpty() ? shape : shape.with(path, keys);
    }
    return Json.canonical(shape.tree());
  }

  private static Collection<String> names(Object map) {
    return map instanceof Map<?, ?> entries
        ? entries.keySet().stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The first of each shape. */
  public List<KubeObject> first() {
    return byShape.values().stream().map(alike -> alike.get(0)).toList();
  }

  /** Those not asked about that have the shape of one that was refused: each has its own answer. */
  public List<KubeObject> like(Set<ObjectRef> refused) {
    List<KubeObject> like = new ArrayList<>();
    for (List<KubeObject> alike : byShape.values()) {
      if (refused.contains(alike.get(0).ref())) {
        like.addAll(alike.subList(1, alike.size()));
      }
    }
    return like;
  }

  /** Says that not every object was asked about, when that is so. */
  public Optional<Diagnostic> note() {
    int objects = byShape.values().stream().mapToInt(List::size).sum();
    if (objects == byShape.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Diagnostic.note(
            Code.DRY_RUN_SAMPLED,
            "",
            "the API server was asked about " + byShape.size() + " of " + objects + " objects",
            "above "
                + MOST
                + " objects one of each shape is asked about: the others differ from it in names,"
                + " handles and values of labels and annotations only",
            "nothing has to be done; apply reports an object that is refused after all, and goes on"
                + " with the others"));
  }
}
