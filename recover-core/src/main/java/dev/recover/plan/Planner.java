// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.plan.restore.RestorePlanner;
import dev.recover.plan.restore.RestoreRequest;
import dev.recover.spi.Disks;
import dev.recover.transform.Transformer;

/**
 * Turns what is wanted and what was seen into a plan.
 *
 * <p>Pure: the same values give the same plan, byte for byte. The cost is linear in the number of
 * volumes and of objects seen.
 */
public final class Planner {
  private final Disks disks;

  /**
   * @param disks how disks are told apart
   */
  public Planner(Disks disks) {
    this.disks = disks;
  }

  /**
   * Plans how the volumes of a bundle are put back behind their claims.
   *
   * @throws dev.recover.diagnostic.DiagnosticException when PersistentVolumes or claims of the
   *     target could not be listed
   */
  public Plan restore(RestoreRequest request) {
    return new RestorePlanner(disks, Transformer.withAllRules()).plan(request);
  }
}
