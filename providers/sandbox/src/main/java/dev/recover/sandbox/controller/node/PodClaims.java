// SPDX-License-Identifier: Apache-2.0
package dev.recover.sandbox.controller.node;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import dev.recover.sandbox.controller.base.ClaimView;
import dev.recover.sandbox.controller.base.Owner;
import dev.recover.sandbox.controller.base.PodView;
import dev.recover.sandbox.controller.volume.Classes;
import dev.recover.sandbox.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The claims of a pod as the scheduler sorts them.
 *
 * @param refusal why no node can be found, or empty
 * @param bound those whose volume is settled
 * @param late those that wait for a node
 */
record PodClaims(Optional<String> refusal, List<ClaimView> bound, List<ClaimView> late) {
  static PodClaims of(KubeObject pod, ObjectStore store, Classes classes) {
    List<ClaimView> bound = new ArrayList<>();
    List<ClaimView> late = new ArrayList<>();
    for (PodView.Mount mount : new PodView(pod).mounts()) {
      Optional<KubeObject> found = find(mount.claim(), store);
      Optional<String> refusal = refusal(pod, mount, found);
      if (refusal.isPresent()) {
        return new PodClaims(refusal, List.of(), List.of());
      }
      ClaimView claim = new ClaimView(found.orElseThrow());
      if (claim.fullyBound()) {
        bound.add(claim);
      } else if (claim.volumeName().isEmpty() && classes.waitsForConsumer(claim.className())) {
        late.add(claim);
      } else {
        String why = "pod has unbound immediate PersistentVolumeClaims";
        return new PodClaims(Optional.of(why), List.of(), List.of());
      }
    }
    return new PodClaims(Optional.empty(), bound, late);
  }

  private static Optional<String> refusal(
      KubeObject pod, PodView.Mount mount, Optional<KubeObject> claim) {
    String name = mount.claim().name();
    if (claim.isEmpty()) {
      return Optional.of(
          mount.ephemeral()
              ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \""
                  + name
                  + "\""
              : "persistentvolumeclaim \"" + name + "\" not found");
    }
    if (new ClaimView(claim.get()).phase().equals("Lost")) {
      return Optional.of(
          "persistentvolumeclaim \""
              + name
              + "\" bound to non-existent persistentvolume \""
              + new ClaimView(claim.get()).volumeName()
              + "\"");
    }
    if (claim.get().terminating()) {
      return Optional.of("persistentvolumeclaim \"" + name + "\" is being deleted");
    }
    if (mount.ephemeral() && !Owner.controls(pod, claim.get())) {
      return Optional.of(notOwner(claim.get(), pod));
    }
    return Optional.empty();
  }

  /** The words of {@code ephemeral.VolumeIsForPod}. */
  static String notOwner(KubeObject claim, KubeObject pod) {
    return "PVC "
        + new ClaimView(claim).key()
        + " was not created for pod "
        + pod.namespace()
        + "/"
        + pod.name()
        + " (pod is not owner)";
  }

  private static Optional<KubeObject> find(ClaimName name, ObjectStore store) {
    return store.get(ResourceType.PERSISTENT_VOLUME_CLAIM, name.namespace(), name.name());
  }
}
