// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.volume;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.Quantity;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Context;
import dev.recover.sandbox.controller.base.EventRecorder;
import dev.recover.sandbox.controller.base.WorkQueue;
import dev.recover.sandbox.store.ObjectStore;
import dev.recover.sandbox.store.StoreEvent;
import java.util.Set;

/** Says of a bound claim that asks for more than it has that it waits for a resizer. */
public final class Expansion {
  private final ObjectStore store;
  private final EventRecorder events;
  private final WorkQueue<ClaimName> claims;

  /** Starts it. */
  public Expansion(Context context) {
    this.store = context.store("kube-controller-manager");
    this.events = context.recorder("volume_expand");
    this.claims = context.queue(Context.CONTROLLER_RETRY, this::sync);
    context.listen(Set.of(ResourceType.PERSISTENT_VOLUME_CLAIM), this::hear);
  }

  private void hear(StoreEvent event) {
    ClaimView claim = new ClaimView(event.object());
    if (event.kind() != StoreEvent.Kind.DELETED && wantsMore(claim)) {
      claims.add(claim.key());
    }
  }

  private static boolean wantsMore(ClaimView claim) {
    String has = claim.object().text("status", "capacity", "storage").orElse("");
    return claim.phase().equals("Bound")
        && !has.isEmpty()
        && claim.request().compareTo(Quantity.parse(has)) > 0;
  }

  private void sync(ClaimName name) {
    store
        .get(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name())
        .filter(claim -> wantsMore(new ClaimView(claim)))
        .ifPresent(this::say);
  }

  private void say(KubeObject claim) {
    events.normal(
        claim, "ExternalExpanding", "waiting for an external controller to expand this PVC");
  }
}
