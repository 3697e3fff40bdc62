// SPDX-License-Identifier: Apache-2.0
package dev.recover.transform.rules;

import dev.recover.model.FieldPath;
import dev.recover.transform.Action;
import dev.recover.transform.Draft;
import dev.recover.transform.Explanation;
import dev.recover.transform.Rule;
import dev.recover.transform.Scope;
import dev.recover.transform.Side;

/** Makes the volume's claimRef name its claim by kind, apiVersion, namespace and name. */
final class ReserveClaim implements Rule {
  @Override
  public Explanation explanation() {
    return Explanation.of(
            "reserve-claim", Scope.BOTH, Action.REWRITE, "The volume is held for its claim")
        .what(
            """
            Sets kind, apiVersion, namespace and name of spec.claimRef to the claim as it will be
            named in the target.
            """)
        .why(
            """
            A volume whose claimRef names a claim binds to no other. The API server checks nothing in
            it, so a wrong or missing part would leave the disk free for any claim that fits.
            """)
        .source(Sources.storageHelpers("IsVolumeBoundToClaim"))
        .example(
            """
            volume: {spec: {claimRef: null}}
            claim: {metadata: {namespace: shop, name: data}}
            """,
            """
            volume:
              spec:
                claimRef:
                  apiVersion: v1
                  kind: PersistentVolumeClaim
                  namespace: shop
                  name: data
            claim: {metadata: {namespace: shop, name: data}}
            """);
  }

  @Override
  public void rewrite(Draft draft) {
    String namespace = draft.text(Side.CLAIM, Fields.NAMESPACE).orElse("");
    String name = draft.text(Side.CLAIM, Fields.NAME).orElse("");
    String reason = "holds the volume for claim " + namespace + "/" + name;
    put(draft, "apiVersion", "v1", reason);
    put(draft, "kind", "PersistentVolumeClaim", reason);
    put(draft, "namespace", namespace, reason);
    put(draft, "name", name, reason);
  }

  private static void put(Draft draft, String key, String value, String reason) {
    FieldPath path = Fields.CLAIM_REF.then(key);
    draft.set(Side.VOLUME, path, value, reason);
  }
}
