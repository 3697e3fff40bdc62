// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.model.ClaimName;
import dev.recover.model.KubeObject;
import dev.recover.model.ObjectRef;
import dev.recover.model.ResourceType;
import dev.recover.plan.TargetState;
import dev.recover.plan.observed.ClaimUsers;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a cluster at one time, for decisions that are otherwise made while it changes.
 */
public final class StateView implements WorldView {
  private final TargetState state;
  private final ClaimUsers users;

  public StateView(TargetState state) {
    this.state = state;
    this.users = new ClaimUsers(state);
  }

  @Override
  public Optional<KubeObject> find(ObjectRef ref) {
    return ResourceType.of(ref.group(), ref.kind())
        .flatMap(type -> state.find(type, ref.namespace(), ref.name()));
  }

  @Override
  public List<String> podsUsing(ClaimName claim) {
    return users.of(claim).stream().map(KubeObject::name).toList();
  }
}
