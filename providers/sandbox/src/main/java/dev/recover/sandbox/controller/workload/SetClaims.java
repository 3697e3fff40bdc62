// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.workload;

import dev.recover.model.FieldPath;
import dev.recover.model.Json;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.NotYet;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims {@code <template>-<set>-<ordinal>} of a StatefulSet. */
final class SetClaims {
  private static final FieldPath OWNERS = FieldPath.of("metadata", "ownerReferences");

  private final ObjectStore store;
  private final EventRecorder events;

  SetClaims(ObjectStore store, EventRecorder events) {
    this.store = store;
    this.events = events;
  }

  private static List<KubeObject> templates(KubeObject set) {
    return set.list("spec", "volumeClaimTemplates").stream()
        .map(item -> KubeObject.of(Json.asMap((Map<?, ?>) item)))
        .toList();
  }

  private static String claimName(KubeObject template, KubeObject set, long ordinal) {
    return template.name() + "-" + set.name() + "-" + ordinal;
  }

  private Optional<KubeObject> find(KubeObject set, String name) {
    return store.get(ResourceType.PERSISTENT_VOLUME_CLAIM, set.namespace(), name);
  }

  /** Makes the claims of one pod that are not there; any claim of the name will do. */
  void make(KubeObject set, long ordinal) {
    for (KubeObject template : templates(set)) {
      String name = claimName(template, set, ordinal);
      Optional<KubeObject> present = find(set, name);
      if (present.isEmpty()) {
        store.create(claim(set, template, name));
        events.normal(
            set,
            "SuccessfulCreate",
            "create Claim "
                + name
                + " Pod "
                + set.name()
                + "-"
                + ordinal
                + " in StatefulSet "
                + set.name()
                + " success");
      } else if (present.get().terminating()) {
        String why = "pvc " + name + " is being deleted";
        events.warning(set, "FailedCreate", why);
        throw new NotYet(why);
      }
    }
  }

  private static KubeObject claim(KubeObject set, KubeObject template, String name) {
    Map<String, Object> labels = new LinkedHashMap<>(template.map("metadata", "labels"));
    labels.putAll(set.map("spec", "selector", "matchLabels"));
    KubeObject claim =
        KubeObject.named(ResourceType.PERSISTENT_VOLUME_CLAIM, set.namespace(), name)
            .with(FieldPath.of("metadata", "labels"), labels)
            .with(FieldPath.of("spec"), template.map("spec"));
    Map<String, Object> annotations = template.map("metadata", "annotations");
    return annotations.isEmpty()
        ? claim
        : claim.with(FieldPath.of("metadata", "annotations"), annotations);
  }

  /** Returns the pod with its claims as volumes, each named as its template. */
  KubeObject mount(KubeObject set, long ordinal, KubeObject pod) {
    Map<Object, Object> volumes = new LinkedHashMap<>();
    for (Object volume : pod.list("spec", "volumes")) {
      volumes.put(((Map<?, ?>) volume).get("name"), volume);
    }
    for (KubeObject template : templates(set)) {
      volumes.put(
          template.name(),
          Map.of(
              "name",
              template.name(),
              "persistentVolumeClaim",
              Map.of("claimName", claimName(template, set, ordinal))));
    }
    return pod.with(FieldPath.of("spec", "volumes"), new ArrayList<>(volumes.values()));
  }

  /** Puts on the claims the owners that the set's retention policy asks for, and no others. */
  void keepOwners(KubeObject set, Map<Long, KubeObject> pods) {
    boolean withSet = isDelete(set, "whenDeleted");
    boolean withPod = isDelete(set, "whenScaled");
    long start = PodTemplate.number(set, 0, "spec", "ordinals", "start");
    long end = start + PodTemplate.number(set, 1, "spec", "replicas");
    for (Map.Entry<Long, KubeObject> entry : pods.entrySet()) {
      boolean condemned = entry.getKey() < start || entry.getKey() >= end;
      for (KubeObject template : templates(set)) {
        find(set, claimName(template, set, entry.getKey()))
            .ifPresent(
                claim -> {
                  KubeObject owned = own(claim, set, withSet && !(withPod && condemned));
                  store(claim, own(owned, entry.getValue(), withPod && condemned));
                });
      }
    }
  }

  private void store(KubeObject before, KubeObject after) {
    if (!after.equals(before)) {
      store.update(after);
    }
  }

  private static boolean isDelete(KubeObject set, String when) {
    return set.text("spec", "persistentVolumeClaimRetentionPolicy", when)
        .equals(Optional.of("Delete"));
  }

  private static KubeObject own(KubeObject claim, KubeObject owner, boolean wanted) {
    String uid = owner.uid().orElse("");
    boolean present = Owner.of(claim).stream().anyMatch(o -> o.uid().equals(uid));
    if (present == wanted) {
      return claim;
    }
    List<Object> owners = new ArrayList<>();
    for (Object item : claim.list("metadata", "ownerReferences")) {
      if (!uid.equals(((Map<?, ?>) item).get("uid"))) {
        owners.add(item);
      }
    }
    if (wanted) {
      owners.add(Owner.plain(owner));
    }
    return owners.isEmpty() ? claim.without(OWNERS) : claim.with(OWNERS, owners);
  }
}
