// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.FieldPath;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.VolumeView;
import dev.recover.sandbox.store.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads volumes and claims, and writes their status; a write that changes nothing is not made. */
final class Objects {
  private static final FieldPath PHASE = FieldPath.of("status", "phase");
  private static final FieldPath MODES = FieldPath.of("status", "accessModes");
  private static final FieldPath CAPACITY = FieldPath.of("status", "capacity");
  private static final FieldPath ATTRIBUTES =
      FieldPath.of("status", "currentVolumeAttributesClassName");
  private static final String SIZE_BEFORE_RESIZE = "volume.alpha.kubernetes.io/pre-resize-capacity";

  private final ObjectStore store;
  private final EventRecorder events;

  Objects(ObjectStore store, EventRecorder events) {
    this.store = store;
    this.events = events;
  }

  ObjectStore store() {
    return store;
  }

  EventRecorder events() {
    return events;
  }

  Optional<KubeObject> volume(String name) {
    return store.get(ResourceType.PERSISTENT_VOLUME, "", name);
  }

  Optional<KubeObject> claim(ClaimName name) {
    return store.get(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name());
  }

  /** Puts a volume into a phase. */
  KubeObject phase(KubeObject volume, String phase) {
    return new VolumeView(volume).phase().equals(phase)
        ? volume
        : store.updateStatus(volume.with(PHASE, phase).without(FieldPath.of("status", "message")));
  }

  /** Puts a volume into phase Failed and says why, once. */
  void fail(KubeObject volume, String reason, String message) {
    if (!new VolumeView(volume).phase().equals("Failed")) {
      store.updateStatus(
          volume.with(PHASE, "Failed").with(FieldPath.of("status", "message"), message));
      events.warning(volume, reason, message);
    }
  }

  /** Puts a claim into a phase in which it has no volume. */
  KubeObject unbound(KubeObject claim, String phase) {
    return write(claim, claim.with(PHASE, phase).without(MODES).without(CAPACITY));
  }

  /** Says that a claim has lost its volume, with an event when it had not. */
  void lose(KubeObject claim, String reason, String message) {
    boolean news = !new ClaimView(claim).phase().equals("Lost");
    KubeObject lost = unbound(claim, "Lost");
    if (news) {
      events.warning(lost, reason, message);
    }
  }

  /** Says that a claim is bound: modes always, capacity and attributes only when it becomes so. */
  KubeObject bound(KubeObject claim, KubeObject volume) {
    String before = new ClaimView(claim).phase();
    List<String> modes = new VolumeView(volume).accessModes();
    if (before.equals("Bound") && claim.textList("status", "accessModes").equals(modes)) {
      return claim;
    }
    KubeObject after = claim.with(PHASE, "Bound").with(MODES, modes);
    if (!before.equals("Bound")) {
      String size = volume.annotations().get(SIZE_BEFORE_RESIZE);
      String capacity =
          size != null ? size : volume.text("spec", "capacity", "storage").orElse("0");
      after = after.with(CAPACITY, Map.of("storage", capacity));
    }
    String attributes = new VolumeView(volume).attributesClass();
    if (before.equals("Pending") && !attributes.isEmpty()) {
      after = after.with(ATTRIBUTES, attributes);
    }
    return write(claim, after);
  }

  private KubeObject write(KubeObject before, KubeObject after) {
    return after.equals(before) ? before : store.updateStatus(after);
  }
}
