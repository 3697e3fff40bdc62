// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import java.util.List;
import java.util.Optional;

/** The target as it was last seen; reading it asks nobody. */
public interface WorldView {
  /** The object as it was last seen, empty when it is not there. */
  Optional<KubeObject> find(ObjectRef ref);

  /** The names of pods that mount the claim, finished ones included, in order. */
  List<String> podsUsing(ClaimName claim);

  default Optional<KubeObject> claim(ClaimName claim) {
    return find(ObjectRef.claim(claim));
  }

  default Optional<KubeObject> volume(String name) {
    return find(ObjectRef.volume(name));
  }
}
