// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.KubeObject;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Setting;
import dev.recover.transform.Side;

/** Gives the claim, or the PersistentVolume, the name that was asked for. */
final class MapName implements Rule {
  /** Stands before the name of a PersistentVolume; no namespace and no claim has a colon. */
  static final String VOLUME_PREFIX = "pv:";

  @Override
  public Explanation explanation() {
    return Explanation.of(
            "map-name",
            Scope.BOTH,
            Action.CONDITIONAL,
            "Claim and volume get the names that were asked for")
        .what(
            """
            Sets metadata.name to what --map-name says: CLAIM=NEW or NAMESPACE/CLAIM=NEW for a claim,
            pv:NAME=NEW for a PersistentVolume. Names are as captured; the more exact one wins.
            claimRef and volumeName follow.
            """)
        .why(
            """
            A StatefulSet takes a claim over by its name alone, so another StatefulSet needs another
            name; a name that is taken in the target needs one too.
            """)
        .source(
            Sources.kubernetes(
                "pkg/controller/statefulset/stateful_set_utils.go", "getPersistentVolumeClaimName"))
        .example(
            "map-name: {shop/data: data-0}",
            "claim: {metadata: {namespace: shop, name: data}}",
            "claim: {metadata: {namespace: shop, name: data-0}}");
  }

  @Override
  public void rewrite(Draft draft) {
    KubeObject claim = draft.captured(Side.CLAIM);
    draft
        .directions()
        .mapped(Setting.MAP_NAME, claim.namespace() + "/" + claim.name())
        .or(() -> draft.directions().mapped(Setting.MAP_NAME, claim.name()))
        .ifPresent(name -> rename(draft, Side.CLAIM, name));
    draft
        .directions()
        .mapped(Setting.MAP_NAME, VOLUME_PREFIX + draft.captured(Side.VOLUME).name())
        .ifPresent(name -> rename(draft, Side.VOLUME, name));
  }

  private static void rename(Draft draft, Side side, String name) {
    draft.set(
        side, Fields.NAME, name, "map-name turns " + draft.captured(side).name() + " into " + name);
  }
}
