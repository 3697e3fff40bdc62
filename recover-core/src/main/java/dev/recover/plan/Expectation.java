// SPDX-License-Identifier: Apache-2.0
package dev.recover.plan;

import dev.recover.model.ClaimName;
import dev.recover.model.DiskId;
import java.util.List;
import java.util.Map;

/**
 * What must be true of one volume for it to be called restored.
 *
 * @param volume the PersistentVolume's name
 * @param source the PersistentVolume's source as it stands under spec, for example {@code {"csi":
 *     {...}}}
 * @param capacity the PersistentVolume's capacity, a quantity
 * @param request what the claim asks for, a quantity
 * @param storageClass the class both name, "" for none
 */
public record Expectation(
    ClaimName claim,
    String volume,
    DiskId disk,
    Map<String, Object> source,
    String capacity,
    String request,
    String storageClass,
    List<String> accessModes,
    String volumeMode) {
  public Expectation {
    accessModes = List.copyOf(accessModes);
  }
}
