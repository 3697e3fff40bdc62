// SPDX-License-Identifier: Apache-2.0
package dev.recover.verify;

import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was said about PersistentVolumes and claims in events. */
final class EventIndex {
  private static final Set<String> KINDS =
      Set.of(ResourceType.PERSISTENT_VOLUME.kind(), ResourceType.PERSISTENT_VOLUME_CLAIM.kind());
  private static final List<List<String>> TIMES =
      List.of(
          List.of("series", "lastObservedTime"),
          List.of("lastTimestamp"),
          List.of("eventTime"),
          List.of("firstTimestamp"),
          List.of("metadata", "creationTimestamp"));

  private final Map<ObjectRef, List<KubeObject>> byObject = new HashMap<>();

  EventIndex(TargetState state) {
    for (KubeObject event : state.all(ResourceType.EVENT)) {
      String kind = event.text("involvedObject", "kind").orElse("");
      if (KINDS.contains(kind)) {
        ObjectRef object =
            new ObjectRef(
                "",
                kind,
                event.text("involvedObject", "namespace").orElse(""),
                event.text("involvedObject", "name").orElse(""));
        byObject.computeIfAbsent(object, o -> new ArrayList<>(1)).add(event);
      }
    }
  }

  /** The first event about this very object with one of the reasons, not older than a time. */
  Optional<KubeObject> about(KubeObject object, Set<String> reasons, Instant since) {
    for (KubeObject event : byObject.getOrDefault(object.ref(), List.of())) {
      boolean sameObject =
          event
              .text("involvedObject", "uid")
              .map(uid -> object.uid().equals(Optional.of(uid)))
              .orElse(true);
      if (sameObject
          && reasons.contains(event.text("reason").orElse(""))
          && !timeOf(event).isBefore(since)) {
        return Optional.of(event);
      }
    }
    return Optional.empty();
  }

  /** When it last happened; one without a time happened just now. */
  private static Instant timeOf(KubeObject event) {
    return TIMES.stream()
        .map(path -> event.text(path.toArray(new String[0])).flatMap(EventIndex::instant))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Instant.MAX);
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
