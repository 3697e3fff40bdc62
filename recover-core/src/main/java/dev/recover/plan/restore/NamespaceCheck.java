// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan.restore;

import dev.recover.diagnostic.Code;
import dev.recover.model.KubeObject;
import dev.recover.model.ResourceType;
import java.util.Optional;

/** Whether the namespace takes a claim, or may be made. */
final class NamespaceCheck implements VolumeCheck {
  private final boolean mayCreate;

  NamespaceCheck(boolean mayCreate) {
    this.mayCreate = mayCreate;
  }

  @Override
  public void check(Pair pair, Target target, Findings findings) {
    Candidate candidate = pair.candidate();
    String name = candidate.name().namespace();
    Optional<KubeObject> namespace = target.state().find(ResourceType.NAMESPACE, "", name);
    if (namespace.isPresent()) {
      if (namespace.get().terminating()) {
        findings.add(
            candidate.error(
                Code.NAMESPACE_TERMINATING,
                "namespace " + name + " is being deleted",
                "nothing can be created in it, and whatever is in it goes with it",
                "wait until it is gone and plan again, or restore into another with"
                    + " `--map-namespace "
                    + name
                    + "=NEW`"));
      }
    } else if (target.state().looked(ResourceType.NAMESPACE) && !mayCreate) {
      findings.add(
          candidate.error(
              Code.NAMESPACE_MISSING,
              "namespace " + name + " does not exist",
              "a claim needs its namespace, and the plan may not make one",
              "create it with `kubectl create namespace "
                  + name
                  + "`, or let the plan do so by leaving out `--no-create-namespaces`"));
    } else if (!target.state().looked(ResourceType.NAMESPACE)) {
      findings.add(
          candidate.warning(
              Code.UNPROVEN,
              "whether namespace " + name + " exists is not known",
              "namespaces could not be listed",
              "see that it exists before applying the plan"));
    }
  }
}
