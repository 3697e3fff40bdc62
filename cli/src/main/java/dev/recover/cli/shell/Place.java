// SPDX-License-Identifier: Apache-2.0
package dev.recover.cli.shell;

import dev.recover.cli.shell.draft.ClaimGlob;
import dev.recover.model.ClaimName;
import dev.recover.spi.ClusterIdentity;

/**
 * Where somebody stands: which cluster, which namespace, and whether anything may be staged.
 *
 * @param namespace "" for all of them
 * @param production whether the cluster's or context's name says that it is one to be careful with
 */
public record Place(
    ClusterIdentity cluster, String namespace, boolean writing, boolean production) {
  public Place in(String other) {
    return new Place(cluster, other, writing, production);
  }

  public Place writing(boolean on) {
    return new Place(cluster, namespace, on, production);
  }

  /** The first letters of the cluster's uid: enough to tell two of the same name apart. */
  public String shortUid() {
    return cluster.uid().substring(0, Math.min(8, cluster.uid().length()));
  }

  /** A pattern of claims as it is meant here. */
  public ClaimGlob glob(String word) {
    return ClaimGlob.of(word, namespace);
  }

  /** How the claim is named here: without its namespace when that is the one at hand. */
  public String shortName(ClaimName claim) {
    return claim.namespace().equals(namespace) ? claim.name() : claim.toString();
  }
}
