// SPDX-License-Identifier: Apache-2.0
package dev.recover.apply.world;

import dev.recover.diagnostic.DiagnosticException;
import dev.recover.model.ResourceType;
import dev.recover.spi.Cluster;
import java.util.Set;

/**
 * Reads what a plan, a proof or an undo has to know of a cluster: one paged list of each kind, all
 * at the same time.
 *
 * <p>PersistentVolumes and claims must be readable. Of every other kind that is forbidden the state
 * says that it was not looked at, and so does a diagnostic.
 */
public final class TargetReader {
  /** What a restore plan is made from. */
  public static final Set<ResourceType> FOR_PLAN =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NAMESPACE,
          ResourceType.STORAGE_CLASS,
          ResourceType.CSI_DRIVER,
          ResourceType.CSI_NODE,
          ResourceType.NODE,
          ResourceType.VOLUME_ATTACHMENT,
          ResourceType.STATEFUL_SET);

  /** What a proof compares. */
  public static final Set<ResourceType> FOR_PROOF =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NODE,
          ResourceType.CSI_NODE,
          ResourceType.CSI_DRIVER,
          ResourceType.STATEFUL_SET,
          ResourceType.EVENT);

  /** What undoing has to know. */
  public static final Set<ResourceType> FOR_UNDO =
      Set.of(
          ResourceType.PERSISTENT_VOLUME,
          ResourceType.PERSISTENT_VOLUME_CLAIM,
          ResourceType.NAMESPACE,
          ResourceType.POD,
          ResourceType.VOLUME_ATTACHMENT);

  /** Of these only the namespaces asked for matter. */
  private static final Set<ResourceType> ONLY_IN_NAMESPACES =
      Set.of(ResourceType.EVENT, ResourceType.POD, ResourceType.STATEFUL_SET);

  /** A plan looks at claims elsewhere too, as they hold volumes; a proof does not. */
  private static final Set<ResourceType> PROOF_ONLY_IN_NAMESPACES =
      Set.of(ResourceType.EVENT, ResourceType.STATEFUL_SET, ResourceType.PERSISTENT_VOLUME_CLAIM);

  private final Cluster cluster;

  public TargetReader(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Reads these kinds.
   *
   * @param namespaces which namespaces matter; empty for all. Claims are read everywhere when that
   *     is permitted, and in these otherwise
   * @throws DiagnosticException FORBIDDEN, with the missing rule, when PersistentVolumes or claims
   *     may not be listed; UNREACHABLE and UNAUTHENTICATED for any kind
   */
  public Reading read(Set<ResourceType> types, Set<String> namespaces) {
    Set<ResourceType> narrow =
        types.equals(FOR_PROOF) ? PROOF_ONLY_IN_NAMESPACES : ONLY_IN_NAMESPACES;
    return new TargetRead(cluster, namespaces, narrow).read(types);
  }
}
